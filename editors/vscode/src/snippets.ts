import * as vscode from 'vscode';
import { annotations, mayBegin } from './core/annotations.ts';

/**
 * Offers the annotations of the snippet file in `documents`. For articles by name the manifest does it; in Markdown and
 * plain text they are to appear where articles are, and nowhere else.
 */
export async function registerSnippets(
  extension: vscode.Uri,
  isServed: (document: vscode.TextDocument) => boolean,
): Promise<vscode.Disposable> {
  const file = vscode.Uri.joinPath(extension, 'snippets', 'annotations.json');
  const known = annotations(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
  return vscode.languages.registerCompletionItemProvider(['plaintext', 'markdown'], {
    provideCompletionItems: (document, position) => {
      const before = document.lineAt(position).text.slice(0, position.character);
      if (!isServed(document) || !mayBegin(before)) {
        return [];
      }
      return known.map(({ name, prefix, body, description }) => {
        const item = new vscode.CompletionItem(
          { label: prefix, description: name },
          vscode.CompletionItemKind.Snippet,
        );
        item.insertText = new vscode.SnippetString(body);
        item.detail = description;
        return item;
      });
    },
  });
}
