import { spawn, type ChildProcess } from 'node:child_process';
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { createClient } from './client.ts';
import { Backoff, TRIES } from './core/backoff.ts';
import { find, PROGRAM } from './core/binary.ts';
import { CHECK_LINKS, type Counts } from './core/links.ts';
import type { Filter } from './core/serving.ts';
import type { State } from './core/status.ts';
import type { Trouble } from './core/trouble.ts';
import { askVersion } from './core/version.ts';
import { within } from './core/within.ts';

/** How long the server may take for its first answer, in seconds; it needs milliseconds. */
const START_PATIENCE = 10;

/** Runs the server: finds it, starts it, starts it again when it ends, and says where it stands. */
export class Server implements vscode.Disposable {
  #state: State = { kind: 'off' };
  #filters: Filter[] = [];
  #client: LanguageClient | undefined;
  #process: ChildProcess | undefined;
  #pause: NodeJS.Timeout | undefined;
  /** Counts the orders to start, so that what an earlier one still has to say is known to be of yesterday. */
  #run = 0;
  readonly #backoff = new Backoff();
  readonly #extension: vscode.Extension<unknown>;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<State>();
  readonly #scanned = new vscode.EventEmitter<string | undefined>();
  readonly onDidChangeState = this.#changed.event;
  readonly onDidScan = this.#scanned.event;

  constructor(extension: vscode.Extension<unknown>, log: vscode.LogOutputChannel) {
    this.#extension = extension;
    this.#log = log;
  }

  get state(): State {
    return this.#state;
  }

  /** Serves the documents of `filters`; stops where there are none. */
  async serve(filters: Filter[]): Promise<void> {
    const isSame = JSON.stringify(filters) === JSON.stringify(this.#filters);
    this.#filters = filters;
    // What failed is started again when a person asks for it, and not with each file that is opened.
    if (!isSame && (this.#state.kind !== 'failed' || filters.length === 0)) {
      await this.restart();
    }
  }

  /** Starts anew, whatever has been before. */
  async restart(): Promise<void> {
    const run = ++this.#run;
    this.#backoff.reset();
    await this.#stop();
    if (run === this.#run && this.#filters.length > 0) {
      await this.#start(run);
    }
  }

  /** Asks the network about the links of `article`, or of all; nothing where the server does not run or was not to ask. */
  async checkLinks(article: vscode.Uri | undefined): Promise<Counts | undefined> {
    const client = this.#client;
    const params = {
      command: CHECK_LINKS,
      arguments: article === undefined ? [] : [client?.code2ProtocolConverter.asUri(article)],
    };
    const counts = await client?.sendRequest<Counts | null>('workspace/executeCommand', params);
    return counts ?? undefined;
  }

  /** The program, or what is wrong with it. */
  async locate(): Promise<{ path: string; version: string } | Trouble> {
    const found = await find({
      setting: vscode.workspace.getConfiguration('copydesk').get('server.path', ''),
      bundled: vscode.Uri.joinPath(this.#extension.extensionUri, 'server', PROGRAM).fsPath,
      path: process.env.PATH ?? '',
      home: homedir(),
      distrusted: vscode.workspace.isTrusted
        ? []
        : (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath),
    });
    if ('kind' in found) {
      return found;
    }
    this.#log.info(`Program: ${found.path} (${found.origin})`);
    const { version: wanted } = this.#extension.packageJSON as { version: string };
    const asked = await askVersion(found.path, wanted);
    return 'kind' in asked ? asked : { path: found.path, version: asked.version };
  }

  async #start(run: number): Promise<void> {
    this.#become({ kind: 'starting' });
    const found = await this.locate();
    if (run !== this.#run) {
      return;
    }
    if ('kind' in found) {
      this.#fail(found);
      return;
    }
    const client = createClient({
      spawn: () => this.#spawn(found.path),
      filters: this.#filters,
      keys: serverKeys(this.#extension),
      log: this.#log,
      onScan: (progress) => this.#scanned.fire(progress),
      onEnd: () => {
        if (run === this.#run && this.#state.kind === 'running') {
          this.#recover(run);
        }
      },
    });
    this.#client = client;
    const outcome = await within(
      START_PATIENCE,
      client.start().then(
        () => undefined,
        (error: unknown): Trouble => ({ kind: 'refuses', path: found.path, said: String(error) }),
      ),
      { kind: 'hangs', path: found.path, seconds: START_PATIENCE } as const,
    );
    if (run !== this.#run) {
      return;
    }
    if (outcome === undefined) {
      this.#become({ kind: 'running', version: found.version });
      return;
    }
    await this.#stop();
    if (run === this.#run) {
      this.#fail(outcome);
    }
  }

  #spawn(path: string): ChildProcess {
    const process = spawn(path, ['lsp', '--stdio'], { cwd: homedir(), windowsHide: true });
    process.on('error', (error) => this.#log.error(`${path}: ${error.message}`));
    process.on('exit', (status, signal) =>
      this.#log.info(`The server has ended (${signal ?? status ?? '?'}).`),
    );
    this.#process = process;
    return process;
  }

  /** The server has ended without having been asked to: starts it again, unless it keeps doing that. */
  #recover(run: number): void {
    this.#client = undefined;
    this.#scanned.fire(undefined);
    const pause = this.#backoff.afterEnd(Date.now());
    if (pause === undefined) {
      this.#fail({ kind: 'keeps-ending', times: TRIES });
      return;
    }
    this.#become({ kind: 'waiting', seconds: pause / 1000 });
    this.#pause = setTimeout(() => void this.#start(run), pause);
  }

  async #stop(): Promise<void> {
    clearTimeout(this.#pause);
    const [client, process] = [this.#client, this.#process];
    this.#client = this.#process = undefined;
    this.#scanned.fire(undefined);
    try {
      await client?.dispose();
    } catch (error) {
      // One that has not come up cannot be asked to stop.
      this.#log.debug(`Stopping: ${String(error)}`);
    }
    if (process?.exitCode === null && process.signalCode === null) {
      process.kill('SIGKILL');
    }
    this.#become({ kind: 'off' });
  }

  #fail(trouble: Trouble): void {
    this.#become({ kind: 'failed', trouble });
  }

  #become(state: State): void {
    this.#state = state;
    this.#changed.fire(state);
  }

  async dispose(): Promise<void> {
    this.#run++;
    await this.#stop();
    this.#changed.dispose();
    this.#scanned.dispose();
  }
}

interface Manifest {
  contributes: { configuration: [unknown, { properties: Record<string, unknown> }] };
}

/** The settings that are the server's: those of the manifest's part that is made from its schema. */
function serverKeys(extension: vscode.Extension<unknown>): string[] {
  const { contributes } = extension.packageJSON as Manifest;
  return Object.keys(contributes.configuration[1].properties);
}
