import * as vscode from 'vscode';
import { tell } from './messages.ts';
import type { Server } from './server.ts';

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
