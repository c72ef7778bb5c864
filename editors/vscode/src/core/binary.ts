import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join, relative } from 'node:path';
import type { Trouble } from './trouble.ts';

/** Where the program may be. */
export interface Places {
  /** The setting `copydesk.server.path`; empty where it is not set. */
  setting: string;
  /** Where a copy may lie that came with the extension. */
  bundled: string;
  /** The variable PATH. */
  path: string;
  home: string;
  /** Folders of a workspace that is not trusted: no program is taken from there. */
  distrusted: string[];
}

export interface Found {
  path: string;
  origin: 'setting' | 'bundled' | 'PATH';
}

/** The file name of the program on this system. */
export const PROGRAM = process.platform === 'win32' ? 'copydesk.exe' : 'copydesk';

/** The program: what the setting names and nothing else, or else the bundled copy, or the first on the PATH. */
export async function find(places: Places): Promise<Found | Trouble> {
  const setting = places.setting.trim().replace(/^~(?=[/\\]|$)/, places.home);
  if (setting !== '') {
    return (await trouble(setting)) ?? { path: setting, origin: 'setting' };
  }
  if ((await trouble(places.bundled)) === undefined) {
    return { path: places.bundled, origin: 'bundled' };
  }
  let first: Trouble | undefined;
  for (const folder of places.path.split(delimiter).filter((folder) => isSafe(folder, places.distrusted))) {
    const path = join(folder, PROGRAM);
    const wrong = await trouble(path);
    if (wrong === undefined) {
      return { path, origin: 'PATH' };
    }
    if (wrong.kind !== 'missing') {
      first ??= wrong;
    }
  }
  return first ?? { kind: 'nowhere' };
}

async function trouble(path: string): Promise<Trouble | undefined> {
  // A relative path would mean another program in each folder.
  if (!isAbsolute(path)) {
    return { kind: 'missing', path };
  }
  try {
    if (!(await stat(path)).isFile()) {
      return { kind: 'not-executable', path };
    }
  } catch {
    return { kind: 'missing', path };
  }
  try {
    await access(path, constants.X_OK);
  } catch {
    return { kind: 'not-executable', path };
  }
  return undefined;
}

function isSafe(folder: string, distrusted: string[]): boolean {
  return isAbsolute(folder) && !distrusted.some((root) => isInside(folder, root));
}

/** Whether `path` is `folder` or lies below it. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!isAbsolute(way) && way.split(/[/\\]/, 1)[0] !== '..');
}
