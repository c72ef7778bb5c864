/** What a person sees when the program is not there, is not the right one, or does not go on. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { PROGRAM, type CodeServer, type Home } from './codeServer.ts';
import { featureAlone } from './feature.ts';
import { rule } from './findings.ts';
import { until, type Window } from './window.ts';

const scripts = mkdtempSync(join(tmpdir(), 'copydesk-programs-'));
after(() => rmSync(scripts, { recursive: true }));

/** A program that is a shell script. */
function program(name: string, script: string, mode = 0o755): string {
  const path = join(scripts, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode });
  return path;
}

const newsroom = (server: CodeServer) => Promise.resolve(join(server.home, 'newsroom'));

/** The one message that stands in the corner says `part`, and offers `button`. */
async function says(window: Window, part: string, button: string): Promise<void> {
  await until(`a message says “${part}”`, async () =>
    (await window.messages()).some((said) => said.includes(part)),
  );
  await window.page.waitForTimeout(1500);
  const messages = await window.messages();
  assert.equal(messages.length, 1, messages.join('\n'));
  assert.ok(messages[0]?.includes(button), messages[0]);
}

function trouble(name: string, home: Home, part: string, button: string): void {
  featureAlone(name, home, newsroom, async (window) => {
    await window.openFile('ferry-returns.txt');
    await says(window, part, button);
    // Another article is no reason to say it again.
    await window.openFile('sea-wall.txt');
    await says(window, part, button);
    assert.match((await window.status()) ?? '', /copydesk/);
  });
}

trouble(
  'a missing program is told once, with how to install it',
  {},
  'copydesk is not installed',
  'How to Install',
);

trouble(
  'a setting that names no file is told',
  { program: PROGRAM, machine: { 'copydesk.server.path': '/nowhere/copydesk' } },
  '“copydesk.server.path” names /nowhere/copydesk, and there is no such file.',
  'Choose Program…',
);

trouble(
  'a program that is not executable is told',
  { machine: { 'copydesk.server.path': program('plain', 'exit 0', 0o644) } },
  'is no program that can be run',
  'Choose Program…',
);

trouble(
  'a program of the wrong version is told',
  { program: program('old', 'echo copydesk 0.0.9') },
  'is copydesk 0.0.9; this extension needs 0.1.',
  'How to Install',
);

trouble(
  'a program that hangs at its start is ended and told',
  { program: program('hangs', 'case "$1" in --version) echo copydesk 0.1.0;; *) exec sleep 600;; esac') },
  'does not answer: it was given 10 seconds and then ended.',
  'Restart',
);

featureAlone(
  'the button of a missing program opens the steps to install it',
  {},
  newsroom,
  async (window) => {
    await window.openFile('ferry-returns.txt');
    await says(window, 'copydesk is not installed', 'How to Install');
    await window.page.getByRole('button', { name: 'How to Install' }).click();
    await window.page.locator('.gettingStartedContainer').getByText('Install the program').first().waitFor();
  },
);

featureAlone(
  'a killed server is started again without a word',
  undefined,
  newsroom,
  async (window, server) => {
    await window.openFile('ferry-returns.txt');
    await window.squiggles('warning').first().waitFor();
    const [first] = server.servers();
    assert.ok(first !== undefined);
    process.kill(first, 'SIGKILL');
    await until('another runs', () => server.servers().some((one) => one !== first));
    await until('its findings are there', async () => (await window.problems()).length === 4);
    await window.goTo(45, 10);
    await window.quickFix('Join the URL');
    await until('it follows the text', async () =>
      (await window.problems()).every((marker) => rule(marker) !== 'wrapped-url'),
    );
    assert.deepEqual(await window.messages(), []);
  },
);

featureAlone(
  'a server that keeps ending is left alone after one message',
  undefined,
  newsroom,
  async (window, server) => {
    await window.openFile('ferry-returns.txt');
    await window.squiggles('warning').first().waitFor();
    const killed = new Set<number>();
    await until('it is given up', async () => {
      for (const one of server.servers().filter((one) => !killed.has(one))) {
        killed.add(one);
        process.kill(one, 'SIGKILL');
      }
      return (await window.messages()).length > 0;
    });
    await says(window, 'times within minutes and was not started again.', 'Restart');
    assert.deepEqual(server.servers(), []);
    await window.page.getByRole('button', { name: 'Restart' }).click();
    await until('it runs', () => server.servers().length === 1);
    await until('its findings are there', async () => (await window.problems()).length === 4);
  },
);
