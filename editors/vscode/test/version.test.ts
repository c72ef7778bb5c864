import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { askVersion, fits } from '../src/core/version.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-'));
});
after(() => rm(folder, { recursive: true }));

async function program(name: string, script: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, script);
  await chmod(path, 0o755);
  return path;
}

const unix = { skip: process.platform === 'win32' };

test('a program of the same line fits', unix, async () => {
  const path = await program('good', '#!/bin/sh\necho copydesk 0.1.7');
  assert.deepEqual(await askVersion(path, '0.1.0'), { version: '0.1.7' });
});

test('a program of another line does not', unix, async () => {
  const path = await program('old', '#!/bin/sh\necho copydesk 0.0.9');
  const trouble = { kind: 'wrong-version', path, version: '0.0.9', wanted: '0.1' };
  assert.deepEqual(await askVersion(path, '0.1.0'), trouble);
});

test('another program is known by what it says', unix, async () => {
  const path = await program('other', '#!/bin/sh\necho usage: other >&2\nexit 2');
  assert.deepEqual(await askVersion(path, '0.1.0'), { kind: 'not-copydesk', path, said: 'usage: other\n' });
});

test('a program that hangs is ended', unix, async () => {
  const path = await program('hangs', '#!/bin/sh\ntrap "" TERM\nwhile :; do :; done');
  assert.deepEqual(await askVersion(path, '0.1.0', 0.2), { kind: 'hangs', path, seconds: 0.2 });
});

test('a file that is no program at all is told', unix, async () => {
  const path = await program('broken', '#!/nowhere/sh\n');
  assert.deepEqual(await askVersion(path, '0.1.0'), { kind: 'not-executable', path });
});

test('versions fit within a line, which before 1.0 is the minor version', () => {
  assert.equal(fits('0.1.9', '0.1.0'), true);
  assert.equal(fits('0.2.0', '0.1.0'), false);
  assert.equal(fits('1.4.2', '1.0.0'), true);
  assert.equal(fits('2.0.0', '1.0.0'), false);
});
