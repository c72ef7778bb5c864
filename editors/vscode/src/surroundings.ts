import { dirname, join } from 'node:path';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { served, type Enable, type Folder, type Served } from './core/serving.ts';

const CONFIGURATIONS = ['copydesk.toml', '.copydesk.toml'];
const PATTERN = `**/{${CONFIGURATIONS.join()}}`;
/** More archives than anybody has in one window; it bounds the search in a large tree. */
const MOST_CONFIGURATIONS = 200;

/** The folders of articles in this window, kept up to date. */
export class Surroundings implements vscode.Disposable {
  /** Folders with a configuration; nothing until they have been looked for. */
  #configured: string[] | undefined;
  #places: Served[] = [];
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fired when other folders are served than before, or a document was opened or closed. */
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher(PATTERN, false, true, false);
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      watcher,
      watcher.onDidCreate(() => this.search()),
      watcher.onDidDelete(() => this.search()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.search()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('copydesk.enable')) {
          this.#update();
        }
      }),
      vscode.workspace.onDidOpenTextDocument(() => this.#update()),
      vscode.workspace.onDidCloseTextDocument(() => this.#update()),
    );
  }

  /** Where documents are served. */
  get places(): Served[] {
    return this.#places;
  }

  /** The window's folders. */
  get workspace(): Folder[] {
    const folders = vscode.workspace.workspaceFolders ?? [];
    return folders
      .filter(({ uri }) => uri.scheme === 'file')
      .map(({ uri }) => ({ path: uri.fsPath, enable: enable(uri) }));
  }

  /** Looks for configurations again. */
  async search(): Promise<void> {
    const found = await vscode.workspace.findFiles(PATTERN, '**/node_modules/**', MOST_CONFIGURATIONS);
    this.#configured = found.map((uri) => dirname(uri.fsPath));
    this.#update();
  }

  #update(): void {
    if (this.#configured === undefined) {
      return;
    }
    const workspace = this.workspace;
    const loose = vscode.workspace.textDocuments
      .filter(({ uri }) => uri.scheme === 'file' && vscode.workspace.getWorkspaceFolder(uri) === undefined)
      .map(({ uri }) => ({ path: dirname(uri.fsPath), enable: enable(uri) }));
    const above = [...workspace, ...loose].flatMap(({ path }) => configuredAbove(path));
    this.#places = served({ workspace, configured: [...this.#configured, ...above], loose });
    this.#changed.fire();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}

function enable(scope: vscode.Uri): Enable {
  const value = vscode.workspace.getConfiguration('copydesk', scope).get<unknown>('enable');
  return value === 'on' || value === 'off' ? value : 'auto';
}

/** The nearest folder, `folder` or above it, that has a configuration; as a list of one or none. */
function configuredAbove(folder: string): string[] {
  for (let at = folder; ; at = dirname(at)) {
    if (CONFIGURATIONS.some((name) => existsSync(join(at, name)))) {
      return [at];
    }
    if (dirname(at) === at) {
      return [];
    }
  }
}
