import { words, type Trouble } from './trouble.ts';

/** Where the server stands. */
export type State =
  | { kind: 'off' }
  | { kind: 'starting' }
  | { kind: 'running'; version: string }
  | { kind: 'waiting'; seconds: number }
  | { kind: 'failed'; trouble: Trouble };

/** What the status item has to tell besides. */
export interface Counted {
  /** Findings in the document that is shown; nothing where that is not served. */
  here: number | undefined;
  /** Findings in all documents that are open. */
  everywhere: number;
  /** How far the reading of the archive is. */
  scan: string | undefined;
}

export interface Shown {
  text: string;
  tooltip: string;
  /** Whether something is wrong with the server itself. */
  isWrong: boolean;
}

/** The status item's text and tooltip; nothing where there is nothing to say. */
export function show(state: State, counted: Counted): Shown | undefined {
  switch (state.kind) {
    case 'off':
      return undefined;
    case 'starting':
      return { text: '$(loading~spin) copydesk', tooltip: 'copydesk is starting.', isWrong: false };
    case 'waiting':
      return {
        text: '$(sync) copydesk',
        tooltip: `copydesk has ended; it is started again in ${state.seconds} s.`,
        isWrong: false,
      };
    case 'failed':
      return { text: '$(error) copydesk', tooltip: words(state.trouble).message, isWrong: true };
    case 'running':
      return running(state.version, counted);
  }
}

function running(version: string, { here, everywhere, scan }: Counted): Shown {
  const lines = [`copydesk ${version}`];
  if (scan !== undefined) {
    lines.push(`Reading the archive: ${scan}`);
  }
  if (here !== undefined) {
    lines.push(`${findings(here)} here, ${everywhere} in all open articles`);
  }
  const icon = scan !== undefined ? '$(loading~spin)' : here === 0 ? '$(check)' : '$(book)';
  const count = here === undefined ? '' : ` ${here}`;
  return { text: `${icon} copydesk${count}`, tooltip: lines.join('\n\n'), isWrong: false };
}

function findings(count: number): string {
  return count === 1 ? '1 finding' : `${count} findings`;
}
