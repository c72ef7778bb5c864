/** An annotation to insert, from `snippets/annotations.json`. */
export interface Annotation {
  name: string;
  prefix: string;
  body: string;
  description: string;
}

/** The annotations of a snippet file's text. */
export function annotations(json: string): Annotation[] {
  const file = JSON.parse(json) as Record<string, { prefix: string; body: string[]; description: string }>;
  return Object.entries(file).map(([name, { prefix, body, description }]) => ({
    name,
    prefix,
    body: body.join('\n'),
    description,
  }));
}

/** Whether what stands before the cursor can be the beginning of an annotation: nothing else is on the line. */
export function mayBegin(before: string): boolean {
  return /^\s*[\p{L}-]*$/u.test(before);
}
