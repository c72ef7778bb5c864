import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { annotations, mayBegin } from '../src/core/annotations.ts';
import { checkArguments } from '../src/core/check.ts';
import { trust, type Markdown } from '../src/core/trust.ts';

const ROOT = join(import.meta.dirname, '..');
const text = (path: string) => readFileSync(join(ROOT, path), 'utf8');

interface Manifest {
  contributes: {
    commands: { command: string }[];
    problemMatchers: { pattern: { regexp: string }[] }[];
    walkthroughs: { steps: { description: string; media: { markdown: string } }[] }[];
  };
}
const { contributes } = JSON.parse(text('package.json')) as Manifest;
const sources = readdirSync(join(ROOT, 'src')).filter((name) => name.endsWith('.ts'));
const code = sources.map((name) => text(join('src', name))).join('\n');

test('each command of the manifest is registered, and each that is used', () => {
  const registered = [...code.matchAll(/'(copydesk\.\w+)': /g)].map(([, command]) => command);
  for (const { command } of contributes.commands) {
    assert.ok(registered.includes(command), command);
  }
  const links = contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ description }) => description));
  const used = [...links.join('\n').matchAll(/command:(copydesk\.\w+)/g)].map(([, command]) => command);
  assert.ok(used.length > 0);
  used.forEach((command) => assert.ok(registered.includes(command), command));
});

test('each step of the walkthrough has its page', () => {
  for (const { media } of contributes.walkthroughs.flatMap(({ steps }) => steps)) {
    assert.ok(existsSync(join(ROOT, media.markdown)), media.markdown);
  }
});

test('the problem matcher reads what check prints', () => {
  const readme = text('../../README.md');
  const [message, place] =
    contributes.problemMatchers[0]?.pattern.map(({ regexp }) => new RegExp(regexp, 'm')) ?? [];
  assert.deepEqual(message?.exec(readme)?.slice(1), [
    'error',
    'wrapped-url',
    'URL is broken across lines: join it so that it can be followed.',
  ]);
  assert.deepEqual(place?.exec(readme)?.slice(1), ['examples/newsroom/archive/ferry-returns.txt', '45', '1']);
});

test('a path is never taken for a flag', () => {
  assert.deepEqual(checkArguments({}).slice(-2), ['--', '.']);
  assert.deepEqual(checkArguments({ path: '--fix', fix: true }).slice(-3), ['--fix', '--', '--fix']);
});

test('each snippet begins with a label that the program knows', () => {
  const labels = text('../../src/data/news_labels.tsv')
    .split('\n')
    .map((row) => row.split('\t')[0]?.toLowerCase());
  for (const { name, body } of annotations(text('snippets/annotations.json'))) {
    const label = body.split(':', 1)[0]?.toLowerCase();
    assert.ok(labels.includes(label), `${name}: ${label ?? ''}`);
  }
});

test('snippets are offered at the beginning of a line', () => {
  assert.equal(mayBegin('rel'), true);
  assert.equal(mayBegin(''), true);
  assert.equal(mayBegin('The board said rel'), false);
});

test('hovers may run the commands of the server, and no others', () => {
  const hover: Markdown = { value: '[run](command:copydesk.run)' };
  trust([hover, 'text'], []);
  assert.equal(hover.isTrusted, undefined);
  trust([hover], ['copydesk.run']);
  assert.deepEqual(hover.isTrusted, { enabledCommands: ['copydesk.run'] });
});
