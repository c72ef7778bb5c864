/** Markdown as an editor shows it: command links work only where it says which commands may be run. */
export interface Markdown {
  value: string;
  isTrusted?: boolean | { readonly enabledCommands: readonly string[] };
}

/** Lets `contents` link to the commands that the server itself offers, and to no others. */
export function trust(contents: unknown[], commands: readonly string[]): void {
  if (commands.length === 0) {
    return;
  }
  for (const content of contents.filter(isMarkdown)) {
    content.isTrusted = { enabledCommands: commands };
  }
}

function isMarkdown(content: unknown): content is Markdown {
  return typeof content === 'object' && content !== null && typeof (content as Markdown).value === 'string';
}
