/** What can keep the server from running, and what a person is told and offered. */
export type Trouble =
  | { kind: 'nowhere' }
  | { kind: 'missing'; path: string }
  | { kind: 'not-executable'; path: string }
  | { kind: 'not-copydesk'; path: string; said: string }
  | { kind: 'wrong-version'; path: string; version: string; wanted: string }
  | { kind: 'hangs'; path: string; seconds: number }
  | { kind: 'refuses'; path: string; said: string }
  | { kind: 'keeps-ending'; times: number };

/** What a button does: the commands of the same names. */
export type Offer = 'How to Install' | 'Choose Program…' | 'Restart' | 'Show Log';

export interface Words {
  message: string;
  offers: Offer[];
}

/** The one message for `trouble`: what is wrong, in a sentence, and the buttons that mend it. */
export function words(trouble: Trouble): Words {
  switch (trouble.kind) {
    case 'nowhere':
      return {
        message: 'copydesk is not installed: there is no program of that name on the PATH.',
        offers: ['How to Install', 'Choose Program…'],
      };
    case 'missing':
      return {
        message: `“copydesk.server.path” names ${trouble.path}, and there is no such file.`,
        offers: ['Choose Program…', 'How to Install'],
      };
    case 'not-executable':
      return {
        message: `${trouble.path} is no program that can be run: check its permissions, or choose another.`,
        offers: ['Choose Program…', 'Show Log'],
      };
    case 'not-copydesk':
      return {
        message: `${trouble.path} is not copydesk: asked for its version, it said ${quoted(trouble.said)}.`,
        offers: ['Choose Program…', 'Show Log'],
      };
    case 'wrong-version':
      return {
        message: `${trouble.path} is copydesk ${trouble.version}; this extension needs ${trouble.wanted}.`,
        offers: ['How to Install', 'Choose Program…'],
      };
    case 'hangs':
      return {
        message: `${trouble.path} does not answer: it was given ${trouble.seconds} seconds and then ended.`,
        offers: ['Restart', 'Choose Program…', 'Show Log'],
      };
    case 'refuses':
      return {
        message: `${trouble.path} could not start: ${trouble.said}`,
        offers: ['Restart', 'Show Log'],
      };
    case 'keeps-ending':
      return {
        message: `copydesk ended ${trouble.times} times within minutes and was not started again.`,
        offers: ['Restart', 'Show Log'],
      };
  }
}

function quoted(said: string): string {
  const line = said.trim().split('\n', 1)[0] ?? '';
  return line === '' ? 'nothing' : `“${line.length > 60 ? line.slice(0, 60) + '…' : line}”`;
}
