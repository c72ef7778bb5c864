import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inWords, offline } from '../src/core/links.ts';

test('what came of the links is told in a sentence', () => {
  assert.equal(inWords({ alive: 3, moved: 0, dead: 1, blocked: 0, unknown: 0 }), 'Links: 3 alive, 1 dead.');
  assert.equal(inWords({ alive: 0 }), 'There are no links to ask about.');
});

test('a workspace that is not trusted never asks the network', () => {
  const forced = { check: 'off', allowPrivate: [] };
  assert.deepEqual(offline({}), { links: forced });
  const set = {
    rules: { reportedly: 'off' },
    links: { check: 'on-save', allowPrivate: ['10.0.0.0/8'], contact: 'a' },
  };
  assert.deepEqual(offline(set), { rules: { reportedly: 'off' }, links: { ...forced, contact: 'a' } });
  assert.deepEqual(offline({ links: 7 }), { links: forced });
});
