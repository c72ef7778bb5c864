import * as vscode from 'vscode';
import { inWords } from './core/links.ts';
import { tell } from './messages.ts';
import type { Server } from './server.ts';

/** How long a word in the status bar stays, in milliseconds. */
const SHOWN = 10_000;

/** The commands of the palette, and what the status item opens. */
export function registerCommands(
  server: Server,
  log: vscode.LogOutputChannel,
  extension: string,
): vscode.Disposable {
  const commands: Record<string, () => unknown> = {
    'copydesk.restart': () => server.restart(),
    'copydesk.showLog': () => log.show(),
    'copydesk.showMenu': () => showMenu(server),
    'copydesk.showWalkthrough': () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extension}#start`, false),
    'copydesk.showSettings': () =>
      vscode.commands.executeCommand('workbench.action.openSettings', `@ext:${extension}`),
    'copydesk.chooseProgram': chooseProgram,
    'copydesk.checkFolder': checkFolder,
    'copydesk.serveFolder': serveFolder,
    'copydesk.checkArticleLinks': () => checkLinks(server, vscode.window.activeTextEditor?.document.uri),
    'copydesk.checkAllLinks': () => checkLinks(server, undefined),
    'copydesk.fixAll': () =>
      vscode.commands.executeCommand('editor.action.codeAction', {
        kind: 'source.fixAll.copydesk',
        apply: 'first',
      }),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
  );
}

async function showMenu(server: Server): Promise<void> {
  if (server.state.kind === 'failed') {
    await tell(server.state.trouble);
    return;
  }
  const entries = [
    { label: '$(warning) Show Findings', command: 'workbench.actions.view.problems' },
    { label: '$(output) Show Log', command: 'copydesk.showLog' },
    { label: '$(debug-restart) Restart', command: 'copydesk.restart' },
    { label: '$(settings-gear) Settings', command: 'copydesk.showSettings' },
  ];
  const chosen = await vscode.window.showQuickPick(entries, { title: 'copydesk' });
  if (chosen !== undefined) {
    await vscode.commands.executeCommand(chosen.command);
  }
}

/** Asks the network about links, and says what came of it. In a workspace that is not trusted nobody is asked. */
async function checkLinks(server: Server, article: vscode.Uri | undefined): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    await vscode.window.showInformationMessage(
      'copydesk: links are not checked in a workspace that is not trusted.',
    );
    return;
  }
  const counts = await server.checkLinks(article);
  if (counts !== undefined) {
    vscode.window.setStatusBarMessage(inWords(counts), SHOWN);
  }
}

/** Lets the user choose the program's file, and sets it for this machine. */
async function chooseProgram(): Promise<void> {
  const [file] = (await vscode.window.showOpenDialog({ title: 'Choose the copydesk program' })) ?? [];
  if (file !== undefined) {
    const settings = vscode.workspace.getConfiguration('copydesk');
    await settings.update('server.path', file.fsPath, vscode.ConfigurationTarget.Global);
  }
}

/** Runs `copydesk check` over a folder, as a task. */
async function checkFolder(): Promise<void> {
  const tasks = await vscode.tasks.fetchTasks({ type: 'copydesk' });
  const folder = await pickFolder();
  const task = tasks.find(({ scope }) => scope === folder && folder !== undefined);
  if (task !== undefined) {
    await vscode.tasks.executeTask(task);
  }
}

/** Declares that a folder holds articles. */
async function serveFolder(): Promise<void> {
  const folder = await pickFolder();
  if (folder !== undefined) {
    const settings = vscode.workspace.getConfiguration('copydesk', folder);
    await settings.update('enable', 'on', vscode.ConfigurationTarget.WorkspaceFolder);
  }
}

async function pickFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    await vscode.window.showInformationMessage('copydesk: open the folder of your articles first.');
  }
  return folders.length > 1 ? vscode.window.showWorkspaceFolderPick() : folders[0];
}
