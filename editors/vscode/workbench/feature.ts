import { join } from 'node:path';
import { test } from 'node:test';
import { CodeServer, type Home } from './codeServer.ts';
import { Window } from './window.ts';

const FAILURES = join(import.meta.dirname, '..', 'out', 'failed');

/** A test of what a person sees in a window; if it fails, what was seen last is kept as a picture. */
export function feature(window: () => Window, name: string, steps: () => Promise<void>): void {
  void test(name, () => pictured(window(), name, steps));
}

/** Such a test in a home folder and a window of its own, the folder of which `prepare` names. */
export function featureAlone(
  name: string,
  home: Home | undefined,
  prepare: (server: CodeServer) => Promise<string | undefined>,
  steps: (window: Window, server: CodeServer) => Promise<void>,
): void {
  void test(name, async () => {
    const server = await CodeServer.start(home);
    try {
      const window = await Window.open(server, await prepare(server));
      try {
        await pictured(window, name, () => steps(window, server));
      } finally {
        await window.close();
      }
    } finally {
      await server.stop();
    }
  });
}

async function pictured(window: Window, name: string, steps: () => Promise<void>): Promise<void> {
  try {
    await steps();
  } catch (error) {
    await window.screenshot(join(FAILURES, `${name.replaceAll(/\W+/g, '-')}.png`));
    throw error;
  }
}
