import { spawn, execFileSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const HERE = import.meta.dirname;
export const ROOT = join(HERE, '..', '..', '..');
const CODE_SERVER = join(HERE, 'node_modules', 'code-server', 'out', 'node', 'entry.js');
const EXTENSION = join(HERE, '..', 'out', 'copydesk.vsix');
/** The program that is tested. */
export const PROGRAM = process.env.COPYDESK_PROGRAM ?? join(ROOT, 'target', 'release', 'copydesk');

const USER_SETTINGS = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.editor.enablePreview': false,
  'files.autoSave': 'off',
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.welcome.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'off',
  'editor.occurrencesHighlight': 'off',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
};

export interface Home {
  /** What `copydesk` on the PATH is; nothing means that there is none. */
  program?: string | undefined;
  /** Further settings of the user. */
  settings?: object;
  /** Settings of the machine. */
  machine?: object;
}

/** A clean home folder with a code-server in it, and the packed extension installed. */
export class CodeServer {
  readonly home: string;
  readonly url: string;
  readonly #process: ChildProcess;

  private constructor(home: string, url: string, process: ChildProcess) {
    [this.home, this.url, this.#process] = [home, url, process];
  }

  static async start(options: Home = { program: PROGRAM }): Promise<CodeServer> {
    const home = await mkdtemp(join(tmpdir(), 'copydesk-workbench-'));
    const bin = join(home, 'bin');
    const data = join(home, 'data');
    for (const folder of [bin, join(data, 'User'), join(data, 'Machine')]) {
      await mkdir(folder, { recursive: true });
    }
    if (options.program !== undefined) {
      await symlink(options.program, join(bin, 'copydesk'));
    }
    await writeFile(
      join(data, 'User', 'settings.json'),
      JSON.stringify({ ...USER_SETTINGS, ...options.settings }),
    );
    await writeFile(join(data, 'Machine', 'settings.json'), JSON.stringify(options.machine ?? {}));
    await cp(join(ROOT, 'examples', 'newsroom'), join(home, 'newsroom'), { recursive: true });

    const folders = ['--user-data-dir', data, '--extensions-dir', join(home, 'extensions')];
    const path = [bin, '/usr/bin', '/bin'].join(':');
    // The workbench asks the login shell for its variables.
    await writeFile(join(home, '.profile'), `PATH=${path}\n`);
    const env = { HOME: home, PATH: path, SHELL: '/bin/sh', LANG: 'C.UTF-8' };
    execFileSync(process.execPath, [CODE_SERVER, ...folders, '--install-extension', EXTENSION], {
      env,
      stdio: 'pipe',
    });
    const address = `127.0.0.1:${await freePort()}`;
    const flags = ['--auth', 'none', '--disable-telemetry', '--disable-update-check', '--bind-addr', address];
    const server = spawn(process.execPath, [CODE_SERVER, ...folders, ...flags], {
      env,
      stdio: 'pipe',
      detached: true,
    });
    const url = `http://${address}/`;
    await answers(url);
    return new CodeServer(home, url, server);
  }

  /** The processes of `copydesk lsp` that this code-server has started. */
  servers(): number[] {
    const program = join(this.home, 'bin', 'copydesk');
    try {
      const pids = execFileSync('pgrep', ['-f', `^${program} lsp`], { encoding: 'utf8' });
      return pids.trim().split('\n').map(Number);
    } catch {
      return [];
    }
  }

  async stop(): Promise<void> {
    if (this.#process.pid !== undefined) {
      // With all it has started.
      process.kill(-this.#process.pid, 'SIGKILL');
    }
    await rm(this.home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Why the tests cannot run here; nothing where they can. */
export function missing(): string | undefined {
  const needed = [CODE_SERVER, EXTENSION, PROGRAM];
  return needed.find((file) => !existsSync(file));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    try {
      if ((await fetch(new URL('healthz', url))).ok) {
        return;
      }
    } catch {
      // Not yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`code-server does not answer at ${url}`);
}
