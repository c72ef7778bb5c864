import * as vscode from 'vscode';
import { checkArguments, type CheckTask } from './core/check.ts';
import { tell } from './messages.ts';
import type { Server } from './server.ts';

/** Offers `copydesk check` over each folder of the window as a task, and runs those of `tasks.json`. */
export function registerTasks(server: Server): vscode.Disposable {
  return vscode.tasks.registerTaskProvider('copydesk', {
    provideTasks: async () => {
      const folders = vscode.workspace.workspaceFolders ?? [];
      const program = folders.length > 0 ? await programOf(server) : undefined;
      return program === undefined
        ? []
        : folders.map((folder) => task({ type: 'copydesk' }, folder, 'check', program));
    },
    resolveTask: async ({ definition, scope, name }) => {
      const program = await programOf(server);
      return program === undefined
        ? undefined
        : task(definition, scope ?? vscode.TaskScope.Workspace, name, program);
    },
  });
}

async function programOf(server: Server): Promise<string | undefined> {
  const found = await server.locate();
  if ('kind' in found) {
    // Whoever runs a task has to know why nothing happens.
    void tell(found);
    return undefined;
  }
  return found.path;
}

function task(
  definition: vscode.TaskDefinition & CheckTask,
  scope: vscode.WorkspaceFolder | vscode.TaskScope,
  name: string,
  program: string,
): vscode.Task {
  const run = new vscode.ProcessExecution(program, checkArguments(definition));
  return new vscode.Task(definition, scope, name, 'copydesk', run, '$copydesk');
}
