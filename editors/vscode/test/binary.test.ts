import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, test } from 'node:test';
import { find, isInside, PROGRAM, type Places } from '../src/core/binary.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-'));
  for (const name of ['set', 'bundled', 'first', 'second', 'workspace/bin', 'forbidden']) {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, PROGRAM), '');
    await chmod(join(folder, name, PROGRAM), name === 'forbidden' ? 0o644 : 0o755);
  }
});
after(() => rm(folder, { recursive: true }));

const at = (name: string) => join(folder, name, PROGRAM);

function places(changes: Partial<Places>): Places {
  return { setting: '', bundled: at('nowhere'), path: '', home: folder, distrusted: [], ...changes };
}

const path = (...names: string[]) => names.map((name) => join(folder, name)).join(delimiter);

test('what the setting names is taken before all else', async () => {
  const found = await find(places({ setting: at('set'), bundled: at('bundled'), path: path('first') }));
  assert.deepEqual(found, { path: at('set'), origin: 'setting' });
});

test('the setting may begin with the home folder', async () => {
  const found = await find(places({ setting: `~/set/${PROGRAM}` }));
  assert.deepEqual(found, { path: at('set'), origin: 'setting' });
});

test('where the setting names no file, nothing else is taken in its place', async () => {
  const found = await find(places({ setting: at('gone'), bundled: at('bundled'), path: path('first') }));
  assert.deepEqual(found, { kind: 'missing', path: at('gone') });
});

test('a relative path in the setting names nothing', async () => {
  assert.deepEqual(await find(places({ setting: 'bin/copydesk' })), {
    kind: 'missing',
    path: 'bin/copydesk',
  });
});

test('the bundled copy is taken before the path', async () => {
  const found = await find(places({ bundled: at('bundled'), path: path('first') }));
  assert.deepEqual(found, { path: at('bundled'), origin: 'bundled' });
});

test('the first program on the path is taken', async () => {
  const found = await find(places({ path: path('gone', 'first', 'second') }));
  assert.deepEqual(found, { path: at('first'), origin: 'PATH' });
});

test('nothing anywhere is told as such', async () => {
  assert.deepEqual(await find(places({ path: path('gone') })), { kind: 'nowhere' });
});

test(
  'a file without permission is told, unless a program comes later',
  { skip: process.platform === 'win32' },
  async () => {
    assert.deepEqual(await find(places({ path: path('forbidden') })), {
      kind: 'not-executable',
      path: at('forbidden'),
    });
    const found = await find(places({ path: path('forbidden', 'second') }));
    assert.deepEqual(found, { path: at('second'), origin: 'PATH' });
  },
);

test('a folder is no program', async () => {
  const setting = join(folder, 'set');
  assert.deepEqual(await find(places({ setting })), { kind: 'not-executable', path: setting });
});

test('no program is taken from a workspace that is not trusted, nor from a relative folder', async () => {
  const distrusted = [join(folder, 'workspace')];
  const both = places({ path: `bin${delimiter}${path('workspace/bin', 'second')}`, distrusted });
  assert.deepEqual(await find(both), { path: at('second'), origin: 'PATH' });
  assert.deepEqual(await find({ ...both, distrusted: [] }), { path: at('workspace/bin'), origin: 'PATH' });
});

test('inside is a matter of folders, not of letters', () => {
  assert.equal(isInside('/news/council', '/news'), true);
  assert.equal(isInside('/news', '/news'), true);
  assert.equal(isInside('/newsroom', '/news'), false);
  assert.equal(isInside('/', '/news'), false);
  assert.equal(isInside('/news/..drafts', '/news'), true);
});
