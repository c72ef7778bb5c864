import * as vscode from 'vscode';
import { words, type Offer, type Trouble } from './core/trouble.ts';

const COMMANDS: Record<Offer, string> = {
  'How to Install': 'copydesk.showWalkthrough',
  'Choose Program…': 'copydesk.chooseProgram',
  Restart: 'copydesk.restart',
  'Show Log': 'copydesk.showLog',
};

/** Says what is wrong, with buttons that mend it. */
export async function tell(trouble: Trouble): Promise<void> {
  const { message, offers } = words(trouble);
  const chosen = await vscode.window.showErrorMessage(message, ...offers);
  if (chosen !== undefined) {
    await vscode.commands.executeCommand(COMMANDS[chosen]);
  }
}
