import assert from 'node:assert/strict';
import { test } from 'node:test';
import { show } from '../src/core/status.ts';
import { words, type Trouble } from '../src/core/trouble.ts';

const counted = { here: 3, everywhere: 12, scan: undefined };
const running = { kind: 'running', version: '0.1.0' } as const;

test('nothing is shown where nothing is served', () => {
  assert.equal(show({ kind: 'off' }, counted), undefined);
});

test('the findings of the article are counted', () => {
  assert.deepEqual(show(running, counted), {
    text: '$(book) copydesk 3',
    tooltip: 'copydesk 0.1.0\n\n3 findings here, 12 findings in all open articles'.replace(
      '12 findings',
      '12',
    ),
    isWrong: false,
  });
  assert.equal(show(running, { ...counted, here: 0 })?.text, '$(check) copydesk 0');
  assert.equal(show(running, { ...counted, here: undefined })?.text, '$(book) copydesk');
  assert.match(show(running, { ...counted, here: 1 })?.tooltip ?? '', /1 finding here/);
});

test('the reading of the archive is shown', () => {
  const shown = show(running, { ...counted, scan: '400 of 2000 articles' });
  assert.equal(shown?.text, '$(loading~spin) copydesk 3');
  assert.match(shown.tooltip, /Reading the archive: 400 of 2000 articles/);
});

test('a pause says how long it is, a failure what is wrong', () => {
  assert.match(show({ kind: 'waiting', seconds: 4 }, counted)?.tooltip ?? '', /in 4 s/);
  const failed = show({ kind: 'failed', trouble: { kind: 'nowhere' } }, counted);
  assert.equal(failed?.isWrong, true);
  assert.match(failed.tooltip, /not installed/);
});

test('every trouble is told in one line, with what is wrong and a button', () => {
  const path = '/bin/copydesk';
  const troubles: Trouble[] = [
    { kind: 'nowhere' },
    { kind: 'missing', path },
    { kind: 'not-executable', path },
    { kind: 'not-copydesk', path, said: 'usage: other\nmore' },
    { kind: 'wrong-version', path, version: '0.0.9', wanted: '0.1' },
    { kind: 'hangs', path, seconds: 10 },
    { kind: 'refuses', path, said: 'no' },
    { kind: 'keeps-ending', times: 5 },
  ];
  for (const trouble of troubles) {
    const { message, offers } = words(trouble);
    assert.match(message, /copydesk/);
    assert.doesNotMatch(message, /\n|undefined/);
    assert.ok(offers.length > 0 && offers.length <= 3);
  }
});
