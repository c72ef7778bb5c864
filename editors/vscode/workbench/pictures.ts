/** Takes the pictures of `docs/images`: `npm run pictures`. */
import { join } from 'node:path';
import { CodeServer, ROOT } from './codeServer.ts';
import { Window } from './window.ts';

const IMAGES = join(ROOT, 'docs', 'images');

const server = await CodeServer.start();
const window = await Window.open(server, join(server.home, 'newsroom'));
const shoot = (name: string) => window.screenshot(join(IMAGES, `vscode-${name}.png`));
try {
  await window.openFile('ferry-returns.txt');
  await window.squiggles('warning').first().waitFor();
  await window.command('Problems: Focus on Problems View');
  await window.page.locator('.markers-panel').getByText('URL is broken').waitFor();
  await window.restMouse();
  await window.goTo(32, 14);
  await window.hover('sourceless-claim');
  await shoot('hover');
  await window.page.keyboard.press('Escape');
  await window.goTo(45, 20);
  await window.page.keyboard.press('Control+.');
  await window.page.locator('.action-widget .monaco-list-row.action').first().waitFor();
  await shoot('quick-fix');
  await window.page.keyboard.press('Escape');

  await window.command('View: Toggle Panel Visibility');
  await window.openFile('ferry-law.txt');
  await window.restMouse();
  await window.goTo(1, 12);
  await window.page.keyboard.press('Shift+F12');
  await window.page.locator('.reference-zone-widget .ref-tree').getByText('harbour-board.md').waitFor();
  await shoot('references');
} finally {
  await window.close();
  await server.stop();
}
