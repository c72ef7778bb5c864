import type { ChildProcess } from 'node:child_process';
import * as vscode from 'vscode';
import { CloseAction, ErrorAction, LanguageClient, type Middleware } from 'vscode-languageclient/node';
import { CHECK_LINKS, offline } from './core/links.ts';
import { section } from './core/section.ts';
import type { Filter } from './core/serving.ts';
import { trust } from './core/trust.ts';

/** What a client needs to know. */
export interface ClientOptions {
  spawn: () => ChildProcess;
  filters: Filter[];
  /** The keys of settings that are the server's. */
  keys: string[];
  log: vscode.LogOutputChannel;
  /** Told how far the reading of the archive is; nothing when it has ended. */
  onScan: (progress: string | undefined) => void;
  /** Told when the connection has ended without having been asked to. */
  onEnd: () => void;
}

/** A client that keeps to the log: what a person has to know, the server's state tells, once. */
class SilentClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** The client of one run of the server. It never starts the server again itself, and shows no messages of its own. */
export function createClient(options: ClientOptions): LanguageClient {
  const settings = () => serverSection(options.keys);
  const client: LanguageClient = new SilentClient(
    'copydesk',
    'copydesk',
    () => Promise.resolve(options.spawn()),
    {
      documentSelector: options.filters.map(({ scheme, language, folder }) => ({
        scheme,
        language,
        ...(folder === undefined
          ? {}
          : { pattern: { baseUri: vscode.Uri.file(folder).toString(), pattern: '**' } }),
      })),
      initializationOptions: settings,
      outputChannel: options.log,
      middleware: middleware(() => client.initializeResult?.capabilities.executeCommandProvider?.commands, {
        settings,
        onScan: options.onScan,
      }),
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          options.onEnd();
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    },
  );
  return client;
}

function middleware(
  commands: () => string[] | undefined,
  { settings, onScan }: { settings: () => unknown; onScan: ClientOptions['onScan'] },
): Middleware {
  return {
    workspace: {
      configuration: (params, token, next) =>
        params.items.every((item) => item.section === 'copydesk')
          ? params.items.map(settings)
          : next(params, token),
    },
    // The client offers the server's commands to whoever calls them by name.
    executeCommand: (command, args, next) =>
      command === CHECK_LINKS && !vscode.workspace.isTrusted
        ? undefined
        : (next(command, args) as Thenable<unknown>),
    provideHover: async (document, position, token, next) => {
      const hover = await next(document, position, token);
      trust(hover?.contents ?? [], commands() ?? []);
      return hover;
    },
    // The status item shows the reading of the archive, so that it is not to stand beside it a second time.
    handleWorkDoneProgress: (token, params, next) => {
      if (String(token).startsWith('copydesk-scan-')) {
        onScan(params.kind === 'end' ? undefined : (params.message ?? 'just begun'));
      } else {
        next(token, params);
      }
    },
  };
}

function serverSection(keys: string[]): Record<string, unknown> {
  const configuration = vscode.workspace.getConfiguration();
  const set = section(
    keys,
    (key) => configuration.inspect(key),
    (key) => configuration.get(key),
  );
  return vscode.workspace.isTrusted ? set : offline(set);
}
