/** A label as it is typed: a name, and what it means behind a colon. */
export interface TypedLabel {
  readonly name: string;
  readonly description: string;
}

/** Labels typed a line each; empty lines and repeated names are left out. */
export function readLabelLines(text: string): TypedLabel[] {
  const labels = new Map<string, TypedLabel>();
  for (const line of text.split('\n')) {
    const [, name = '', description = ''] = /^\s*([^:：]*?)\s*(?:[:：]\s*(.*?)\s*)?$/u.exec(line) ?? [];
    if (name !== '' && !labels.has(name)) labels.set(name, { name, description });
  }
  return [...labels.values()];
}
