/** What an editor knows of one setting. */
export interface Inspected {
  globalValue?: unknown;
  workspaceValue?: unknown;
  workspaceFolderValue?: unknown;
}

/**
 * The section of settings that goes to the server: of the keys in `keys` (`copydesk.archive.exclude`) those that the user
 * has set, as a tree. The rest is left out, since the server takes whatever is sent as set and lets it win over
 * `copydesk.toml`.
 */
export function section(
  keys: string[],
  inspect: (key: string) => Inspected | undefined,
  get: (key: string) => unknown,
): Record<string, unknown> {
  const tree: Record<string, unknown> = {};
  for (const key of keys.filter((key) => isSet(inspect(key)))) {
    const names = key.split('.').slice(1);
    const last = names.pop() ?? '';
    let at = tree;
    for (const name of names) {
      at = at[name] = (at[name] ?? {}) as Record<string, unknown>;
    }
    at[last] = get(key);
  }
  return tree;
}

function isSet(inspected: Inspected | undefined): boolean {
  const { globalValue, workspaceValue, workspaceFolderValue } = inspected ?? {};
  return [globalValue, workspaceValue, workspaceFolderValue].some((value) => value !== undefined);
}
