import * as vscode from 'vscode';
import { registerCommands } from './commands.ts';
import { filters, isNeeded, isNewsroom } from './core/serving.ts';
import { words } from './core/trouble.ts';
import { tell } from './messages.ts';
import { Server } from './server.ts';
import { registerSnippets } from './snippets.ts';
import { StatusItem } from './statusItem.ts';
import { Surroundings } from './surroundings.ts';
import { registerTasks } from './tasks.ts';

export async function activate({ extension, subscriptions }: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel('copydesk', { log: true });
  const server = new Server(extension, log);
  const surroundings = new Surroundings();
  const wanted = () => {
    const { places, workspace } = surroundings;
    const open = vscode.workspace.textDocuments.map(({ languageId }) => languageId);
    return isNeeded(places, open) ? filters(places, isNewsroom(places, workspace)) : [];
  };
  const isServed = (document: vscode.TextDocument) =>
    vscode.languages.match(selector(wanted()), document) > 0;

  subscriptions.push(
    log,
    server,
    surroundings,
    surroundings.onDidChange(() => server.serve(wanted())),
    server.onDidChangeState((state) => {
      log.info(`State: ${state.kind}`);
      if (state.kind === 'failed') {
        log.error(words(state.trouble).message);
        void tell(state.trouble);
      }
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('copydesk.server')) {
        void server.restart();
      }
    }),
    // The program may be another from now on, and the settings about the network count.
    vscode.workspace.onDidGrantWorkspaceTrust(() => void server.restart()),
    new StatusItem(server, isServed),
    registerCommands(server, log, extension.id),
    registerTasks(server),
    await registerSnippets(extension.extensionUri, isServed),
  );
  await surroundings.search();
}

function selector(wanted: ReturnType<typeof filters>): vscode.DocumentSelector {
  return wanted.map(({ scheme, language, folder }) => ({
    scheme,
    language,
    ...(folder === undefined ? {} : { pattern: new vscode.RelativePattern(vscode.Uri.file(folder), '**') }),
  }));
}
