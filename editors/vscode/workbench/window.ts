import { basename } from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import type { CodeServer } from './codeServer.ts';

const CHROMIUM = process.env.COPYDESK_CHROMIUM ?? '/usr/bin/chromium';
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** How long something that has to come may take, in milliseconds. */
const PATIENCE = 60_000;

/** A finding as the Problems panel has it; lines and columns count from one. */
export interface Marker {
  resource: string;
  code?: { value: string } | string;
  severity: number;
  message: string;
  source?: string;
  startLineNumber: number;
  startColumn: number;
  endLineNumber: number;
  endColumn: number;
}

/** A window of the workbench, used with keys as a person would. */
export class Window {
  readonly page: Page;
  readonly #browser: Browser;

  private constructor(browser: Browser, page: Page) {
    [this.#browser, this.page] = [browser, page];
  }

  /** Opens `folder`, or a `.code-workspace` file, or a window without either. */
  static async open(server: CodeServer, folder?: string): Promise<Window> {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const kind = folder?.endsWith('.code-workspace') === true ? 'workspace' : 'folder';
    await page.goto(
      server.url + (folder === undefined ? '?ew=true' : `?${kind}=${encodeURIComponent(folder)}`),
    );
    await page.locator('.monaco-workbench .statusbar-item').first().waitFor();
    return new Window(browser, page);
  }

  /** Opens a file of the folder by its name. */
  async openFile(name: string): Promise<void> {
    await this.#quickInput('Control+P', name, (row) => row.getByText(name, { exact: true }));
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  }

  /** Opens a file by its path. */
  async openPath(path: string): Promise<void> {
    await this.command('File: Open File...');
    const box = this.page.locator('.quick-input-widget input[type=text]').first();
    const tab = this.page.locator(`.tab.active[data-resource-name="${basename(path)}"]`);
    await until(`${path} opens`, async () => {
      if (await box.isVisible()) {
        await box.fill(path);
        await this.page.waitForTimeout(1000);
        // The dialog begins with a folder of its own, which may come after what was typed.
        if ((await box.inputValue()) === path) {
          await this.page.locator('.quick-input-widget').getByRole('button', { name: 'OK' }).click();
        }
      }
      return comes(tab, 3000);
    });
  }

  /** Runs a command by its title. */
  async command(title: string): Promise<void> {
    await this.#quickInput('F1', `>${title}`, (row) => row.getByText(title, { exact: true }));
  }

  /** Whether the palette has a command of that title. */
  async offers(title: string): Promise<boolean> {
    const box = await this.#box('F1');
    await box.fill(`>${title}`);
    const row = this.page.locator('.quick-input-list .monaco-list-row').getByText(title, { exact: true });
    const isThere = await comes(row.first(), 3000);
    await this.page.keyboard.press('Escape');
    await box.waitFor({ state: 'hidden' });
    return isThere;
  }

  async #quickInput(key: string, text: string, entry: (row: Locator) => Locator): Promise<void> {
    const found = entry(this.page.locator('.quick-input-list .monaco-list-row')).first();
    let box = await this.#box(key);
    // While the workbench starts, what is there to be found still grows.
    await until(`“${text}” is listed`, async () => {
      await box.fill(text);
      if (await comes(found, 3000)) {
        return true;
      }
      await this.page.keyboard.press('Escape');
      box = await this.#box(key);
      return false;
    });
    await found.click();
    // What was chosen may open a box of its own.
    await until('the box closes', async () => !(await box.isVisible()) || (await box.inputValue()) !== text);
  }

  /** Presses `key` until the box it opens is there: while the workbench starts, keys may go nowhere. */
  async #box(key: string): Promise<Locator> {
    const box = this.page.locator('.quick-input-widget input[type=text]').first();
    await until(`${key} opens a box`, async () => {
      await this.page.keyboard.press(key);
      return comes(box);
    });
    return box;
  }

  /** Puts the cursor there; lines and columns count from one. */
  async goTo(line: number, column = 1): Promise<void> {
    const box = await this.#box('Control+G');
    await box.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await box.waitFor({ state: 'hidden' });
  }

  /** Takes the mouse from what it clicked last to where nothing shows a tooltip, and waits until none is shown. */
  async restMouse(): Promise<void> {
    await this.page.mouse.move(1200, 300);
    await this.page.locator('.workbench-hover').first().waitFor({ state: 'hidden' });
  }

  /** Where the cursor is, as the status bar has it: `Ln 45, Col 1`. */
  async place(): Promise<string> {
    return (await this.page.locator('#status\\.editor\\.selection').innerText()).trim();
  }

  /** The name of the file in front. */
  async file(): Promise<string> {
    return (await this.page.locator('.tab.active').first().getAttribute('data-resource-name')) ?? '';
  }

  /** The squiggles that are in sight. */
  squiggles(kind: 'error' | 'warning' | 'info' | 'hint'): Locator {
    return this.page.locator(`.monaco-editor .squiggly-${kind}`);
  }

  /** What the window that rests on the cursor says, once it has `part` in it. */
  async hover(part: string): Promise<string> {
    const shown = this.page.locator('.monaco-hover:not(.hidden) .hover-contents');
    let text = '';
    await until(`the hover says “${part}”`, async () => {
      await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('Control+K');
      await this.page.keyboard.press('Control+I');
      await comes(shown.first());
      text = (await shown.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
      return text.includes(part);
    });
    return text;
  }

  /** Clicks on the link that reads `words` in the window that rests on the cursor, and waits until `file` is in front. */
  async followHover(words: string, file: string): Promise<void> {
    const link = this.page.locator('.monaco-hover:not(.hidden) a').getByText(words, { exact: true });
    await link.first().click();
    await this.page.locator(`.tab.active[data-resource-name="${file}"]`).waitFor();
  }

  /** The titles of what Ctrl+. offers; takes the one called `title`. */
  async quickFix(title: string): Promise<string[]> {
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    await until('quick fixes are offered', async () => {
      await this.page.keyboard.press('Control+.');
      return comes(rows.first());
    });
    const offered = (await rows.allInnerTexts()).map((text) => text.trim());
    await rows.getByText(title, { exact: true }).first().click();
    return offered;
  }

  /** Everything the Problems panel holds. */
  async problems(): Promise<Marker[]> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) {
      await this.command('Problems: Focus on Problems View');
      await panel.waitFor();
    }
    let markers: Marker[] = [];
    await until('the problems are read', async () => {
      if ((await panel.locator('.monaco-list-row').count()) === 0) {
        return true;
      }
      const copied = await this.#copy(panel.locator('.monaco-list'));
      if (!copied.startsWith('[')) {
        return false;
      }
      markers = JSON.parse(copied) as Marker[];
      return true;
    });
    return markers;
  }

  /** The whole text in front. */
  async text(): Promise<string> {
    await this.goTo(1);
    const editor = this.page.locator('.editor-group-container.active');
    let text = '';
    await until('the text is copied', async () => {
      text = await this.#copy(editor.locator('.native-edit-context, textarea').first());
      return text !== '';
    });
    return text;
  }

  /** All that is in `place`, by way of the clipboard. */
  async #copy(place: Locator): Promise<string> {
    await this.page.evaluate(() => navigator.clipboard.writeText(''));
    await place.focus();
    // In a tree it takes in one level more each time.
    for (let level = 0; level < 3; level++) {
      await this.page.keyboard.press('Control+A');
    }
    await this.page.keyboard.press('Control+C');
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** The status item's text and tooltip; nothing where it is not shown. */
  async status(): Promise<string | undefined> {
    const item = this.page.locator('[id="copydesk.copydesk.copydesk.status"]');
    return (await item.count()) === 0 ? undefined : ((await item.getAttribute('aria-label')) ?? '');
  }

  /** What the messages in the corner say, each with its buttons. */
  async messages(): Promise<string[]> {
    const items = this.page.locator('.notifications-toasts .notification-list-item');
    return (await items.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
  }

  /** The address that `act` opens in the browser; nothing is asked of the network. */
  async opened(act: () => Promise<void>): Promise<string> {
    await this.page.context().route(/\.example\//, (route) => route.fulfill({ body: 'A page.' }));
    const [page] = await Promise.all([this.page.waitForEvent('popup'), act()]);
    await page.waitForURL(/\.example\//);
    const address = page.url();
    await page.close();
    return address;
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path, animations: 'disabled' });
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

/** Whether `shown` comes into sight within `timeout` milliseconds. */
async function comes(shown: Locator, timeout = 1000): Promise<boolean> {
  return shown.waitFor({ timeout }).then(
    () => true,
    () => false,
  );
}

/** Whether `holds` within two seconds of what was done. */
export async function leads(holds: () => Promise<boolean>): Promise<boolean> {
  return until('', holds, 2000).then(
    () => true,
    () => false,
  );
}

/** Waits until `holds`; `what` says in the error what has not come. */
export async function until(
  what: string,
  holds: () => Promise<boolean> | boolean,
  patience = PATIENCE,
): Promise<void> {
  const end = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > end) {
      throw new Error(`Waited in vain: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
