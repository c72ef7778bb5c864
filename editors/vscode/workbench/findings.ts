import { execFileSync } from 'node:child_process';
import { relative } from 'node:path';
import { PROGRAM } from './codeServer.ts';
import type { Marker } from './window.ts';

/** Severities as the Problems panel numbers them; it shows no hints. */
const SEVERITIES: Record<string, number> = { error: 8, warning: 4, info: 2 };

interface Position {
  line: number;
  character: number;
}

interface Finding {
  path: string;
  rule: string;
  severity: string;
  message: string;
  range: { start: Position; end: Position };
}

/** What `copydesk check` finds below `folder`, hints left out, in lines that can be compared with {@link listed}. */
export function checked(folder: string, path = '.'): string[] {
  const flags = ['check', '--format', 'json', '--exit-zero', path];
  const output = execFileSync(PROGRAM, flags, { cwd: folder, encoding: 'utf8' });
  const { findings } = JSON.parse(output) as { findings: Finding[] };
  return findings
    .filter(({ severity }) => severity in SEVERITIES)
    .map(({ path, rule, severity, message, range: { start, end } }) =>
      line(path.replace(/^\.\//, ''), start.line + 1, start.character + 1, end.line + 1, end.character + 1, [
        SEVERITIES[severity] ?? 0,
        rule,
        message,
      ]),
    )
    .sort();
}

/** The rows of the Problems panel for files below `folder`, in such lines. */
export function listed(folder: string, markers: Marker[]): string[] {
  return markers
    .map((marker) =>
      line(
        relative(folder, marker.resource),
        marker.startLineNumber,
        marker.startColumn,
        marker.endLineNumber,
        marker.endColumn,
        [marker.severity, rule(marker), marker.message],
      ),
    )
    .sort();
}

export function rule({ code }: Marker): string {
  return typeof code === 'object' ? code.value : (code ?? '');
}

function line(path: string, ...rest: unknown[]): string {
  return `${path}: ${JSON.stringify(rest)}`;
}
