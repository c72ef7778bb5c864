/** Folders, windows and documents of all kinds: what is checked, and what is left alone. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PROGRAM, type CodeServer } from './codeServer.ts';
import { featureAlone } from './feature.ts';
import { checked, listed, rule } from './findings.ts';
import { until, type Window } from './window.ts';

/** Writes files below a folder of the home, and returns the folder. */
async function folder(server: CodeServer, name: string, files: Record<string, string>): Promise<string> {
  const root = join(server.home, name);
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return root;
}

async function shows(window: Window, count: number, wanted: string): Promise<void> {
  await until(`${count} findings of ${wanted}`, async () => {
    const found = (await window.problems()).filter((marker) => rule(marker) === wanted);
    return found.length === count;
  });
}

const BARE = 'A source said the quay would close.\n';

featureAlone(
  'a folder of source code is left alone, until the user says that it holds articles',
  undefined,
  (server) => folder(server, 'code', { 'README.md': BARE, 'note.article.txt': BARE }),
  async (window, server) => {
    await window.openFile('README.md');
    await window.page.waitForTimeout(3000);
    assert.deepEqual(server.servers(), []);
    assert.equal(await window.status(), undefined);
    // What is an article by its name is one anywhere.
    await window.openFile('note.article.txt');
    await shows(window, 1, 'bare-source');
    await window.command('copydesk: Check the Articles of This Folder');
    await shows(window, 2, 'bare-source');
  },
);

featureAlone(
  'a folder that is not trusted is checked, but names no program',
  {
    program: PROGRAM,
    settings: { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' },
  },
  async (server) => {
    const newsroom = join(server.home, 'newsroom');
    const evil = join(newsroom, 'evil');
    await writeFile(evil, `#!/bin/sh\ntouch ${server.home}/taken\n`);
    await chmod(evil, 0o755);
    await folder(server, 'newsroom', {
      '.vscode/settings.json': JSON.stringify({ 'copydesk.server.path': evil }),
    });
    return newsroom;
  },
  async (window, server) => {
    await window.page.getByText('Restricted Mode').first().waitFor();
    await window.openFile('ferry-returns.txt');
    await window.squiggles('warning').first().waitFor();
    assert.equal(existsSync(join(server.home, 'taken')), false);
  },
);

featureAlone(
  'a window without a folder checks an article whose archive has a configuration',
  undefined,
  () => Promise.resolve(undefined),
  async (window, server) => {
    await window.openPath(join(server.home, 'newsroom', 'archive', 'ferry-returns.txt'));
    await until('findings', async () => (await window.problems()).length === 4);
  },
);

featureAlone(
  'a document without a name is checked in a newsroom',
  undefined,
  (server) => Promise.resolve(join(server.home, 'newsroom')),
  async (window) => {
    await window.command('File: New Untitled Text File');
    await window.page.keyboard.type(BARE);
    await shows(window, 1, 'bare-source');
  },
);

featureAlone(
  'two folders in a window each have their configuration',
  undefined,
  async (server) => {
    await folder(server, 'loud', { 'copydesk.toml': '[rules]\nbare-source = "error"\n', 'loud.txt': BARE });
    await folder(server, 'quiet', { 'copydesk.toml': '[rules]\nbare-source = "off"\n', 'quiet.txt': BARE });
    const window = JSON.stringify({ folders: [{ path: 'loud' }, { path: 'quiet' }] });
    return join(await folder(server, '.', { 'both.code-workspace': window }), 'both.code-workspace');
  },
  async (window, server) => {
    await window.openFile('quiet.txt');
    await window.openFile('loud.txt');
    await shows(window, 1, 'bare-source');
    const [marker] = (await window.problems()).filter((marker) => rule(marker) === 'bare-source');
    assert.deepEqual([marker?.severity, marker?.resource], [8, join(server.home, 'loud', 'loud.txt')]);
  },
);

const fifty = Array.from({ length: 50 }, (_, index) => `article-${index + 1}.txt`);

featureAlone(
  'fifty open articles have the findings of copydesk check',
  undefined,
  (server) => {
    const files = Object.fromEntries(fifty.map((name) => [name, `Headline: ${name}\n\n${BARE}`]));
    return folder(server, 'fifty', { ...files, 'copydesk.toml': '' });
  },
  async (window, server) => {
    for (const name of fifty) {
      await window.openFile(name);
    }
    const root = join(server.home, 'fifty');
    const expected = checked(root);
    assert.ok(expected.length >= 50);
    await until('all findings', async () => (await window.problems()).length === expected.length, 60_000);
    assert.deepEqual(listed(root, await window.problems()), expected);
  },
);

featureAlone(
  'an article of five megabytes is checked and can be edited',
  undefined,
  async (server) => {
    const article = await readFile(join(server.home, 'newsroom', 'archive', 'ferry-law.txt'), 'utf8');
    const paragraphs = article.slice(article.indexOf('SALTMERE'));
    const text = `Headline: Long\n\n${BARE}\n${paragraphs.repeat(Math.ceil(5_000_000 / paragraphs.length))}`;
    return folder(server, 'long', { 'copydesk.toml': '', 'long.txt': text });
  },
  async (window) => {
    await window.openFile('long.txt');
    await until('the finding', async () =>
      (await window.problems()).some((marker) => rule(marker) === 'bare-source'),
    );
    await window.goTo(3, 1);
    await window.page.keyboard.type('On Monday, ');
    await until('the finding moves with the text', async () =>
      (await window.problems()).some((marker) => rule(marker) === 'bare-source' && marker.startColumn === 12),
    );
  },
);

featureAlone(
  'an open article that another program changes is checked anew',
  undefined,
  (server) => folder(server, 'changing', { 'copydesk.toml': '', 'story.txt': BARE }),
  async (window, server) => {
    await window.openFile('story.txt');
    await shows(window, 1, 'bare-source');
    await writeFile(
      join(server.home, 'changing', 'story.txt'),
      'The quay is closed, Mayor Greta Lund said.\n',
    );
    await shows(window, 0, 'bare-source');
  },
);

featureAlone(
  'the status bar tells how far a large archive is read',
  undefined,
  async (server) => {
    const numbers = Array.from({ length: 40_000 }, (_, index) => index);
    const article = (index: number) => [
      `${index % 100}/${index}.txt`,
      `Headline: Article ${index}\n\n${BARE}`,
    ];
    const files = Object.fromEntries(numbers.map(article)) as Record<string, string>;
    return folder(server, 'large', { ...files, 'copydesk.toml': '' });
  },
  async (window) => {
    const told = /Reading the archive: \d+ of 40000 articles/;
    await until('it is being read', async () => told.test((await window.status()) ?? ''));
    await until('it is read', async () => /^((?!Reading).)*$/s.test((await window.status()) ?? 'Reading'));
  },
);
