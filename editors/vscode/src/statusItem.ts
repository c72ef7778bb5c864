import * as vscode from 'vscode';
import { show } from './core/status.ts';
import type { Server } from './server.ts';

/** The item in the status bar: state of the server, findings in the shown article, how far the archive is read. */
export class StatusItem implements vscode.Disposable {
  readonly #server: Server;
  readonly #isServed: (document: vscode.TextDocument) => boolean;
  readonly #item = vscode.window.createStatusBarItem('copydesk.status', vscode.StatusBarAlignment.Left);
  readonly #subscriptions: vscode.Disposable;
  #scan: string | undefined;

  constructor(server: Server, isServed: (document: vscode.TextDocument) => boolean) {
    this.#server = server;
    this.#isServed = isServed;
    this.#item.name = 'copydesk';
    this.#item.command = 'copydesk.showMenu';
    const update = () => this.#update();
    this.#subscriptions = vscode.Disposable.from(
      this.#item,
      server.onDidChangeState(update),
      server.onDidScan((progress) => {
        this.#scan = progress;
        update();
      }),
      vscode.languages.onDidChangeDiagnostics(update),
      vscode.window.onDidChangeActiveTextEditor(update),
    );
    update();
  }

  #update(): void {
    const document = vscode.window.activeTextEditor?.document;
    // Hints are in no list of the editor, so that counting them would only raise questions.
    const isCounted = ({ source, severity }: vscode.Diagnostic) =>
      source === 'copydesk' && severity !== vscode.DiagnosticSeverity.Hint;
    const count = (diagnostics: vscode.Diagnostic[]) => diagnostics.filter(isCounted).length;
    const shown = show(this.#server.state, {
      here:
        document !== undefined && this.#isServed(document)
          ? count(vscode.languages.getDiagnostics(document.uri))
          : undefined,
      everywhere: count(vscode.languages.getDiagnostics().flatMap(([, diagnostics]) => diagnostics)),
      scan: this.#scan,
    });
    if (shown === undefined) {
      this.#item.hide();
      return;
    }
    this.#item.text = shown.text;
    this.#item.tooltip = new vscode.MarkdownString(shown.tooltip);
    this.#item.backgroundColor = shown.isWrong
      ? new vscode.ThemeColor('statusBarItem.errorBackground')
      : undefined;
    this.#item.show();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}
