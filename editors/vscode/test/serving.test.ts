import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filters, isNeeded, isNewsroom, served, type Surroundings } from '../src/core/serving.ts';

function around(changes: Partial<Surroundings>): Surroundings {
  return { workspace: [], configured: [], loose: [], ...changes };
}

/** `folder: languages`, to be read at a glance. */
function places(changes: Partial<Surroundings>): string[] {
  return served(around(changes)).map(({ folder, languages }) => `${folder}: ${languages.join(' ')}`);
}

const code = { path: '/code', enable: 'auto' } as const;

test('a folder of source code is left alone, but for files that are articles by their name', () => {
  assert.deepEqual(places({ workspace: [code] }), ['/code: article']);
  assert.equal(isNeeded(served(around({ workspace: [code] })), ['rust', 'markdown']), false);
  assert.equal(isNeeded(served(around({ workspace: [code] })), ['rust', 'article']), true);
});

test('a folder with a configuration is served, wherever in the window it lies', () => {
  assert.deepEqual(places({ workspace: [code], configured: ['/code'] }), [
    '/code: article',
    '/code: article plaintext markdown',
  ]);
  assert.deepEqual(places({ workspace: [code], configured: ['/code/examples/news'] }), [
    '/code: article',
    '/code/examples/news: article plaintext markdown',
  ]);
});

test('a folder below a configuration is served as far as it is open', () => {
  const workspace = [{ path: '/news/council', enable: 'auto' }] as const;
  assert.deepEqual(places({ workspace: [...workspace], configured: ['/news'] }), [
    '/news/council: article',
    '/news/council: article plaintext markdown',
  ]);
});

test('the setting serves a folder without a configuration, and silences one with', () => {
  assert.deepEqual(places({ workspace: [{ path: '/notes', enable: 'on' }] }), [
    '/notes: article plaintext markdown',
  ]);
  assert.deepEqual(places({ workspace: [{ path: '/news', enable: 'off' }], configured: ['/news'] }), []);
});

test('a document outside all folders is served if its archive has a configuration', () => {
  const loose = [{ path: '/news/council', enable: 'auto' } as const];
  assert.deepEqual(places({ loose }), ['/news/council: article']);
  assert.deepEqual(places({ loose, configured: ['/news'] }), [
    '/news/council: article',
    '/news/council: article plaintext markdown',
  ]);
});

test('a document without a name is served where the whole window holds articles', () => {
  const newsroom = around({ workspace: [{ path: '/news', enable: 'auto' }], configured: ['/news'] });
  assert.equal(isNewsroom(served(newsroom), newsroom.workspace), true);
  const part = around({ workspace: [code], configured: ['/code/examples/news'] });
  assert.equal(isNewsroom(served(part), part.workspace), false);
});

test('filters name folder and language', () => {
  const places = [{ folder: '/news', languages: ['markdown'] }];
  assert.deepEqual(filters(places, false), [
    { scheme: 'file', language: 'markdown', folder: '/news' },
    { scheme: 'untitled', language: 'article' },
  ]);
  assert.equal(filters(places, true).length, 4);
});
