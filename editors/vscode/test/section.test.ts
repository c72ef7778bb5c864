import assert from 'node:assert/strict';
import { test } from 'node:test';
import { section, type Inspected } from '../src/core/section.ts';

const KEYS = ['copydesk.rules', 'copydesk.archive.include', 'copydesk.archive.exclude'];

function sent(set: Record<string, Inspected>, values: Record<string, unknown>): unknown {
  return section(
    KEYS,
    (key) => set[key],
    (key) => values[key],
  );
}

test('defaults are not sent: they would win over copydesk.toml', () => {
  const values = { 'copydesk.rules': {}, 'copydesk.archive.include': [], 'copydesk.archive.exclude': [] };
  assert.deepEqual(sent({}, values), {});
});

test('what is set anywhere is sent, as a tree, as it holds', () => {
  const set = {
    'copydesk.rules': { globalValue: { reportedly: 'off' }, workspaceValue: { reportedly: 'info' } },
    'copydesk.archive.exclude': { workspaceFolderValue: [] },
  };
  const values = { 'copydesk.rules': { reportedly: 'info' }, 'copydesk.archive.exclude': [] };
  assert.deepEqual(sent(set, values), { rules: { reportedly: 'info' }, archive: { exclude: [] } });
});

test('a value of the wrong type goes to the server, which says what is wrong with it', () => {
  assert.deepEqual(sent({ 'copydesk.rules': { globalValue: 7 } }, { 'copydesk.rules': 7 }), { rules: 7 });
});
