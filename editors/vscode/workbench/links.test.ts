/** Links asked about from the workbench: when the user says so, and never from a folder that is not trusted. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, beforeEach } from 'node:test';
import { PROGRAM, type CodeServer } from './codeServer.ts';
import { featureAlone } from './feature.ts';
import { rule } from './findings.ts';
import { until, type Window } from './window.ts';

const COPY = 'https://web.archive.org/web/20230918120000/https://ledger.example/gone';

/** What was asked of the pages on this machine. */
let heard: string[] = [];
const pages = createServer(answer);
await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
const { port } = pages.address() as AddressInfo;
const WEB = `http://127.0.0.1:${String(port)}`;

beforeEach(() => {
  heard = [];
});
after(() => pages.close());

/** One page is gone, of which an archive has a copy; all others are there. */
function answer({ url = '' }: IncomingMessage, response: ServerResponse): void {
  heard.push(url);
  if (url.startsWith('/wb/available')) {
    const closest = { available: true, status: '200', url: COPY, timestamp: '20230918120000' };
    response.end(JSON.stringify({ archived_snapshots: { closest } }));
  } else {
    response.writeHead(url === '/gone' ? 404 : 200, { 'Content-Type': 'text/html', 'Content-Length': 4 });
    response.end('page');
  }
}

/** A user who may ask this machine, and has set when. */
const user = (check: string) => ({
  'copydesk.links.check': check,
  'copydesk.links.allowPrivate': ['127.0.0.1'],
  'copydesk.links.archiveEndpoint': `${WEB}/wb`,
});

/** A folder with an article that leads to a page that is gone, and to one that is there. */
async function folder(server: CodeServer): Promise<string> {
  const newsroom = join(server.home, 'newsroom');
  await writeFile(join(newsroom, 'links.txt'), `Source: ${WEB}/gone\nRelated link: ${WEB}/here\n`);
  return newsroom;
}

async function shows(window: Window, wanted: string): Promise<void> {
  await until(`a finding of ${wanted}`, async () =>
    (await window.problems()).some((marker) => rule(marker) === wanted),
  );
}

/** Says `button` to the question whether the sites may be asked. */
async function say(window: Window, button: string): Promise<void> {
  await until('it is asked whether to ask', async () =>
    (await window.messages()).some((said) => said.includes('Ask the sites that the links lead to')),
  );
  await window.page.getByRole('button', { name: button, exact: true }).click();
}

async function editAndSave(window: Window): Promise<void> {
  await window.goTo(3);
  await window.page.keyboard.type('The quay is closed.');
  await window.page.keyboard.press('Control+S');
  await window.page.locator('.tab.active:not(.dirty)').waitFor();
}

featureAlone(
  'links are asked about once the user says so, and what is dead is led to its copy',
  { program: PROGRAM, settings: user('off') },
  folder,
  async (window) => {
    await window.openFile('links.txt');
    await shows(window, 'private-url');
    await window.command('copydesk: Check Links in This Article');
    await say(window, 'Cancel');
    await window.page.waitForTimeout(2000);
    assert.equal(heard.join(' '), '');
    await window.command('copydesk: Check Links in This Article');
    await say(window, 'Ask the sites');
    await shows(window, 'dead-link');
    assert.ok(heard.includes('/gone') && heard.includes('/here'), heard.join(' '));
    await window.openFile('links.txt');
    await window.goTo(1, 12);
    await window.quickFix('Link to the archived copy of 2023-09-18');
    await until('the copy stands there', async () => (await window.text()).startsWith(`Source: ${COPY}\n`));
  },
);

featureAlone(
  'links are asked about by a command and on saving, where that is set',
  { program: PROGRAM, settings: user('on-save') },
  folder,
  async (window) => {
    await window.openFile('links.txt');
    await shows(window, 'private-url');
    assert.equal(heard.join(' '), '');
    await window.openFile('links.txt');
    await editAndSave(window);
    await shows(window, 'dead-link');
    await window.openFile('links.txt');
    await window.command('copydesk: Check Links in This Article');
    await window.page.getByText('Links: 1 alive, 1 dead.').first().waitFor();
  },
);

featureAlone(
  'a folder that is not trusted never asks about links',
  {
    program: PROGRAM,
    settings: {
      ...user('on-save'),
      'security.workspace.trust.enabled': true,
      'security.workspace.trust.startupPrompt': 'never',
    },
  },
  folder,
  async (window) => {
    await window.page.getByText('Restricted Mode').first().waitFor();
    await window.openFile('links.txt');
    await shows(window, 'private-url');
    await window.openFile('links.txt');
    await editAndSave(window);
    assert.equal(await window.offers('copydesk: Check Links in This Article'), false);
    assert.equal(await window.offers('copydesk: Check Links in All Articles'), false);
    await window.page.waitForTimeout(3000);
    assert.equal(heard.join(' '), '');
    // Once it is trusted, what the user has set holds.
    await window.command('Workspaces: Manage Workspace Trust');
    await window.page.getByRole('button', { name: 'Trust', exact: true }).click();
    await window.page.getByText('Restricted Mode').first().waitFor({ state: 'hidden' });
    await window.openFile('links.txt');
    assert.equal(await window.offers('copydesk: Check Links in This Article'), true);
    await editAndSave(window);
    await shows(window, 'dead-link');
  },
);
