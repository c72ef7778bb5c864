import { execFile, type ExecFileException } from 'node:child_process';
import type { Trouble } from './trouble.ts';

/** How long a program may take to say its version, in seconds: it reads nothing, so that this means a hang. */
export const PATIENCE = 5;

/**
 * Asks the program at `path` for its version. Something is wrong where it is not one that `wanted`, the extension's own
 * version, can work with.
 */
export async function askVersion(
  path: string,
  wanted: string,
  patience = PATIENCE,
): Promise<{ version: string } | Trouble> {
  const { said, error } = await run(path, patience);
  if (error?.killed === true) {
    return { kind: 'hangs', path, seconds: patience };
  }
  if (error !== null && typeof error.code === 'string') {
    return { kind: 'not-executable', path };
  }
  const version = /^copydesk (\d+\.\d+\.\d+\S*)/.exec(said)?.[1];
  if (version === undefined) {
    return { kind: 'not-copydesk', path, said };
  }
  return fits(version, wanted) ? { version } : { kind: 'wrong-version', path, version, wanted: line(wanted) };
}

interface Ran {
  said: string;
  error: ExecFileException | null;
}

function run(path: string, patience: number): Promise<Ran> {
  return new Promise((resolve) => {
    // SIGKILL, since a program that hangs may ignore anything less.
    const options = { timeout: patience * 1000, killSignal: 'SIGKILL', windowsHide: true } as const;
    const child = execFile(path, ['--version'], options, (error, stdout, stderr) =>
      resolve({ said: stdout || stderr, error }),
    );
    child.stdin?.end();
  });
}

/** Whether a server of `version` and an extension of `wanted` are of one line, in which nothing breaks. */
export function fits(version: string, wanted: string): boolean {
  return line(version) === line(wanted);
}

/** The part of a version that stays the same while nothing breaks: `1` of 1.4.2, but `0.3` of 0.3.1. */
function line(version: string): string {
  const [major = '', minor = ''] = version.split('.');
  return major === '0' ? `${major}.${minor}` : major;
}
