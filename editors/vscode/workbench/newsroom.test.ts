/** What each feature of the server looks like in the workbench, in the example newsroom. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { CodeServer } from './codeServer.ts';
import { checked, listed, rule } from './findings.ts';
import { feature } from './feature.ts';
import { leads, until, Window } from './window.ts';

const EXPORT = 'ferry-returns.txt';
const HERRING = 'herring-quota.txt';
const WRAPPED =
  'https://www.saltmerecourier.example/2023/09/17/island-ferry-returns-to-saltmere-with-new-captain-a8';

let server: CodeServer;
let window: Window;
let newsroom: string;

before(async () => {
  server = await CodeServer.start();
  newsroom = join(server.home, 'newsroom');
  window = await Window.open(server, newsroom);
});
after(async () => {
  await window.close();
  await server.stop();
});

/** The article `name` as it lies on disk, in front. */
async function open(name: string): Promise<void> {
  await window.openFile(name);
  await window.command('File: Revert File');
}

/** The settings of the folder become these. */
async function set(settings: object): Promise<void> {
  await mkdir(join(newsroom, '.vscode'), { recursive: true });
  await writeFile(join(newsroom, '.vscode', 'settings.json'), JSON.stringify(settings));
}

async function count(wanted: string): Promise<number> {
  return (await window.problems()).filter((marker) => rule(marker) === wanted).length;
}

feature(
  () => window,
  'findings are underlined',
  async () => {
    await window.openFile(EXPORT);
    await window.squiggles('warning').first().waitFor();
    await window.squiggles('info').first().waitFor();
    await window.goTo(45);
    await window.squiggles('error').first().waitFor();
  },
);

feature(
  () => window,
  'the status bar counts the findings of the article in front',
  async () => {
    await until('four findings', async () => /copydesk 4,/.test((await window.status()) ?? ''));
    await window.openFile('ferry-law.txt');
    await until('no finding', async () => /copydesk 0,/.test((await window.status()) ?? ''));
  },
);

feature(
  () => window,
  'the Problems panel has the findings of copydesk check, in every article',
  async () => {
    const articles = ['archive', 'council', 'features', 'wire'].flatMap((folder) =>
      readdirSync(join(newsroom, folder)),
    );
    assert.equal(articles.length, 24);
    for (const article of articles) {
      await window.openFile(article);
    }
    const expected = checked(newsroom);
    await until('all findings are there', async () => (await window.problems()).length >= expected.length);
    assert.deepEqual(listed(newsroom, await window.problems()), expected);
    await window.command('View: Close All Editors');
  },
);

feature(
  () => window,
  'hover on a related title shows headline, date and lead',
  async () => {
    await open(EXPORT);
    await window.goTo(20, 25);
    const shown = await window.hover('The harbour board has broken the law');
    assert.match(shown, /Harbour Board Shows Contempt for Winter Ferry Law/);
    assert.match(shown, /2024-05-16/);
  },
);

feature(
  () => window,
  'hover on a quote shows its speaker and who else has it',
  async () => {
    await open(HERRING);
    await window.goTo(13, 10);
    const shown = await window.hover('line 24: in other words');
    assert.match(shown, /Quote of Kaja Moe/);
    assert.match(shown, /quay-inquiry.txt/);
  },
);

feature(
  () => window,
  'hover on a finding says why it is one',
  async () => {
    await open(EXPORT);
    await window.goTo(46, 2);
    assert.match(await window.hover('A reader who clicks it'), new RegExp(`${WRAPPED}2491`));
  },
);

feature(
  () => window,
  'the code of a finding opens the page of its rule',
  async () => {
    await open(EXPORT);
    await window.goTo(46, 2);
    await window.hover('A reader who clicks it');
    await window.followHover('wrapped-url', 'wrapped-url.md');
  },
);

feature(
  () => window,
  'a quick fix joins the broken URL, and undo takes it back',
  async () => {
    await open(EXPORT);
    await window.goTo(45, 10);
    const offered = await window.quickFix('Join the URL');
    assert.ok(offered.includes('Join the URL'), offered.join());
    await until('the finding goes', async () => (await count('wrapped-url')) === 0);
    assert.ok((await window.text()).includes(`\n${WRAPPED}2491\n`));
    await window.page.keyboard.press('Control+Z');
    assert.ok((await window.text()).includes(`\n${WRAPPED}\n2491\n`));
    await until('the finding comes back', async () => (await count('wrapped-url')) === 1);
  },
);

feature(
  () => window,
  'one command makes all safe fixes',
  async () => {
    await open(EXPORT);
    const before = await window.text();
    await window.goTo(45);
    await window.command('copydesk: Fix All That Is Safe to Fix');
    await until('the finding goes', async () => (await count('wrapped-url')) === 0);
    await window.goTo(1);
    assert.equal(await window.text(), before.replace(`${WRAPPED}\n2491`, `${WRAPPED}2491`));
    await window.command('File: Revert File');
  },
);

feature(
  () => window,
  'F12 goes to the related article, and Go Back comes back',
  async () => {
    await open(EXPORT);
    await window.goTo(20, 25);
    await until('the article opens', async () => {
      await window.page.keyboard.press('F12');
      return leads(async () => (await window.file()) === 'ferry-law.txt');
    });
    await until('at the headline', async () => (await window.place()) === 'Ln 1, Col 11');
    await window.command('Go Back');
    await until('back again', async () => (await window.file()) === EXPORT);
    await until('at the title', async () => (await window.place()) === 'Ln 20, Col 25');
  },
);

feature(
  () => window,
  'references of a headline are the articles that link here',
  async () => {
    await open('ferry-law.txt');
    await window.goTo(1, 12);
    await window.page.keyboard.press('Shift+F12');
    const tree = window.page.locator('.reference-zone-widget .ref-tree');
    await tree.getByText('harbour-board.md').waitFor();
    const files = await tree.locator('.reference-file').allInnerTexts();
    const names = files
      .map((text) => text.trim().split(/\s/)[0] ?? '')
      .map((text) => /^[\w-]+\.(txt|md)/.exec(text)?.[0]);
    assert.deepEqual(
      names.sort(),
      [EXPORT, 'ferry-sale-vote.md', 'harbour-board.md', 'winter-timetable.txt'].sort(),
    );
    await window.page.keyboard.press('Escape');
  },
);

feature(
  () => window,
  'both lines of a broken URL open the joined page',
  async () => {
    await open(EXPORT);
    for (const line of [45, 46]) {
      await window.goTo(line, 2);
      await window.page.locator('.detected-link').nth(1).waitFor();
      assert.equal(await window.opened(() => window.command('Open Link')), `${WRAPPED}2491`, `line ${line}`);
    }
  },
);

feature(
  () => window,
  'the outline lists headline, fields and related titles',
  async () => {
    await open('ferry-law.txt');
    const rows = window.page.locator('.quick-input-list .monaco-list-row');
    await until('symbols are listed', async () => {
      await window.page.keyboard.press('Escape');
      await window.page.keyboard.press('Control+Shift+O');
      await window.page.waitForTimeout(700);
      return (await rows.count()) > 3;
    });
    const names = await rows.allInnerTexts();
    await window.page.keyboard.press('Escape');
    assert.match(names[0] ?? '', /Harbour Board Shows Contempt for Winter Ferry Law/);
    assert.ok(
      names.some((name) => name.includes('Night Boat Burned for an Hour Before the Alarm')),
      names.join(),
    );
  },
);

feature(
  () => window,
  'a quote typed without a speaker is found until one is typed',
  async () => {
    await open(EXPORT);
    await window.goTo(39);
    await window.page.keyboard.press('Control+Enter');
    await window.page.keyboard.type(
      'The quay was closed in May.\n\n"Nobody asked us, and nobody will ask us."\n\nIt opens in June.\n',
    );
    await until('the quote is found', async () => (await count('unattributed-quote')) === 1);
    await window.goTo(42, 41);
    await window.page.keyboard.press('Delete');
    await window.page.keyboard.type(',');
    await window.goTo(42, 43);
    await window.page.keyboard.type(' Greta Lund said.');
    await until('the finding goes', async () => (await count('unattributed-quote')) === 0);
    await window.command('File: Revert File');
  },
);

feature(
  () => window,
  'snippets of annotations are offered at the beginning of a line',
  async () => {
    await open(EXPORT);
    await window.goTo(36, 100);
    await window.page.keyboard.press('Enter');
    await window.page.keyboard.press('Enter');
    await window.page.keyboard.type('correction');
    const entry = window.page
      .locator('.suggest-widget.visible .monaco-list-row')
      .getByText('Correction', { exact: true });
    await until('the snippet is offered', async () => {
      await window.page.keyboard.press('Control+Space');
      await window.page.waitForTimeout(700);
      return (await entry.count()) > 0;
    });
    await entry.first().click();
    await until('it is inserted', async () => (await window.text()).includes('\nCorrection: \n'));
    await window.command('File: Revert File');
  },
);

feature(
  () => window,
  'a file that another program writes is seen',
  async () => {
    await open('sea-wall.txt');
    const misses = async () =>
      (await window.problems()).filter(({ message }) => message.includes('Built on Sand')).length;
    await until('the title is not found', async () => (await misses()) === 1);
    const text = 'Headline: How Net Street Was Built on Sand\nPublished: 2024-01-01\n\nThe street is old.\n';
    await writeFile(join(newsroom, 'archive', 'net-street.txt'), text);
    await until('the title is found', async () => (await misses()) === 0);
  },
);

feature(
  () => window,
  'a changed copydesk.toml holds at once',
  async () => {
    await open('herring-quota.txt');
    await until('the rule speaks', async () => (await count('bare-source')) === 1);
    const toml = '[rules]\nbare-source = "off"\n[archive]\nexclude = ["README.md"]\n';
    await writeFile(join(newsroom, 'copydesk.toml'), toml);
    await until('the rule is silent', async () => (await count('bare-source')) === 0);
  },
);

feature(
  () => window,
  "the editor's settings win over copydesk.toml, and only those that are set",
  async () => {
    await open('herring-quota.txt');
    await set({ 'copydesk.rules': { 'bare-source': 'error' } });
    await until('the rule is an error', async () =>
      (await window.problems()).some((marker) => rule(marker) === 'bare-source' && marker.severity === 8),
    );
    // `archive.exclude` of the file still holds although the editor has a default for it.
    await open('README.md');
    await until('the page is no article', async () => /copydesk 0,/.test((await window.status()) ?? ''));
    await set({});
  },
);

feature(
  () => window,
  'a setting of the wrong type is told, and the rest holds',
  async () => {
    await open('herring-quota.txt');
    await set({ 'copydesk.rules': 7, 'copydesk.groups': { links: 'off' } });
    await until('a message says what is wrong', async () =>
      (await window.messages()).some((message) =>
        message.includes('editor setting `rules`: expects a table'),
      ),
    );
    await until('the other setting holds', async () => (await count('tracking-parameters')) === 0);
    assert.equal((await window.messages()).length, 1);
    await window.command('Notifications: Clear All Notifications');
    await set({});
  },
);

feature(
  () => window,
  'a task lists the findings of articles that are not open',
  async () => {
    await window.command('View: Close All Editors');
    await until('no findings', async () => (await window.problems()).length === 0);
    await window.command('copydesk: List the Findings of All Articles');
    const files = (lines: string[]) => [...new Set(lines.map((line) => line.split(':')[0]))].join();
    const expected = files(checked(newsroom));
    await until(
      'the findings of all files',
      async () => files(listed(newsroom, await window.problems())) === expected,
    );
  },
);

feature(
  () => window,
  'the log is shown by a command',
  async () => {
    await window.command('copydesk: Show Log');
    const shown = window.page.locator('.output-view .view-lines');
    await until('the log', async () =>
      (await shown.innerText()).replaceAll('\u00a0', ' ').includes('State: running'),
    );
  },
);
