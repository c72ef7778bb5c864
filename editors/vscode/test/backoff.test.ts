import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Backoff } from '../src/core/backoff.ts';
import { within } from '../src/core/within.ts';

test('a server that keeps ending is started after longer and longer pauses, and then left alone', () => {
  const backoff = new Backoff();
  const pauses = [0, 1, 2, 3, 4, 5].map((second) => backoff.afterEnd(second * 1000));
  assert.deepEqual(pauses, [500, 1000, 2000, 4000, undefined, undefined]);
});

test('one that ends once in a while is always started again', () => {
  const backoff = new Backoff();
  const pauses = [0, 1, 2, 3, 4, 5].map((hour) => backoff.afterEnd(hour * 3_600_000));
  assert.deepEqual(new Set(pauses), new Set([500]));
});

test('a start that a person asks for begins afresh', () => {
  const backoff = new Backoff();
  for (let times = 0; times < 5; times++) {
    backoff.afterEnd(times);
  }
  backoff.reset();
  assert.equal(backoff.afterEnd(10), 500);
});

test('what takes too long is not waited for', async () => {
  assert.equal(await within(1, Promise.resolve('answer'), 'late'), 'answer');
  assert.equal(await within(0.01, new Promise(() => undefined), 'late'), 'late');
});
