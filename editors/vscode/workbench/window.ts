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
const PATIENCE = 30_000;

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

  /** Runs a command by its title. */
  async command(title: string): Promise<void> {
    await this.#quickInput('F1', `>${title}`, (row) => row.getByText(title, { exact: true }));
  }

  async #quickInput(key: string, text: string, entry: (row: Locator) => Locator): Promise<void> {
    const box = this.page.locator('.quick-input-widget input').first();
    await until('the quick input opens', async () => {
      await this.page.keyboard.press(key);
      return box.isVisible();
    });
    await box.fill(text);
    const rows = this.page.locator('.quick-input-list .monaco-list-row');
    await entry(rows).first().click();
    await box.waitFor({ state: 'hidden' });
  }

  /** Puts the cursor there; lines and columns count from one. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.page.locator('.editor-group-container.active .monaco-editor .view-lines').first().waitFor();
    const box = this.page.locator('.quick-input-widget input').first();
    await until('the line can be typed', async () => {
      await this.page.keyboard.press('Control+G');
      return box.isVisible();
    });
    await box.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await box.waitFor({ state: 'hidden' });
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
      await this.page.waitForTimeout(700);
      text = (await shown.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
      return text.includes(part);
    });
    return text;
  }

  /** The titles of what Ctrl+. offers; takes the one called `title`. */
  async quickFix(title: string): Promise<string[]> {
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    await until('quick fixes are offered', async () => {
      await this.page.keyboard.press('Control+.');
      await this.page.waitForTimeout(700);
      return (await rows.count()) > 0;
    });
    const offered = (await rows.allInnerTexts()).map((text) => text.trim());
    await rows.getByText(title, { exact: true }).first().click();
    return offered;
  }

  /** Everything the Problems panel holds. */
  async problems(): Promise<Marker[]> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) {
      await this.command('View: Toggle Problems');
      await panel.waitFor();
    }
    const rows = panel.locator('.monaco-list-row');
    if ((await rows.count()) === 0) {
      return [];
    }
    await rows.first().click();
    await this.page.keyboard.press('Control+A');
    await this.page.evaluate(() => navigator.clipboard.writeText(''));
    await this.page.keyboard.press('Control+C');
    let copied = '';
    await until('the problems are copied', async () => {
      copied = await this.page.evaluate(() => navigator.clipboard.readText());
      return copied !== '';
    });
    return JSON.parse(copied) as Marker[];
  }

  /** The whole text in front. */
  async text(): Promise<string> {
    await this.goTo(1);
    await this.page.evaluate(() => navigator.clipboard.writeText(''));
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.press('Control+C');
    let copied = '';
    await until('the text is copied', async () => {
      copied = await this.page.evaluate(() => navigator.clipboard.readText());
      return copied !== '';
    });
    return copied;
  }

  /** The status item's text and tooltip; nothing where it is not shown. */
  async status(): Promise<string | undefined> {
    const item = this.page.locator('#copydesk\\.copydesk\\.status');
    return (await item.count()) === 0 ? undefined : ((await item.getAttribute('aria-label')) ?? '');
  }

  /** What the messages in the corner say, each with its buttons. */
  async messages(): Promise<string[]> {
    const items = this.page.locator('.notifications-toasts .notification-list-item');
    return (await items.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
  }

  async screenshot(path: string): Promise<void> {
    await this.page.mouse.move(640, 20);
    await this.page.screenshot({ path, animations: 'disabled' });
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
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
