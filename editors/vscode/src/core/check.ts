/** A task of type `copydesk`, as `tasks.json` has it. */
export interface CheckTask {
  /** A file or folder; nothing means the whole folder. */
  path?: string;
  /** Whether the safe fixes are made. */
  fix?: boolean;
}

/** The command line's arguments for `task`, in the form that the problem matcher reads. */
export function checkArguments({ path, fix }: CheckTask): string[] {
  // A status of 1 would be told as a terminal that failed; and a path is no flag, whatever it begins with.
  const flags = ['--color', 'never', '--exit-zero', ...(fix === true ? ['--fix'] : [])];
  return ['check', ...flags, '--', path ?? '.'];
}
