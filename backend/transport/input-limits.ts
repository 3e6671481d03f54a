import type { Problem } from '../../contract/errors.ts';

/** What one call may bring, whatever its endpoint: its schema is only asked about what is within. */
const limits = {
  /** Characters of all its texts and names. The longest text that is asked for, a trained predictor, has 50 million. */
  characters: 60_000_000,
  /** Values: texts, numbers, lists and objects, at every depth. */
  values: 2_000_000,
  /** Lists and objects in one another. The deepest input of the contract has nine. */
  depth: 32,
};

/** Why an input is too large or too deep to be looked at, or holds itself; null for one that isn't. */
export function tooMuchIn(input: unknown): Problem | null {
  let characters = 0;
  let values = 0;
  // A stack of its own: the call stack is what a deep input would fill.
  const stack: { readonly value: unknown; readonly depth: number }[] = [{ value: input, depth: 0 }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { value, depth } = next;
    values++;
    if (typeof value === 'string') characters += value.length;
    if (typeof value === 'object' && value !== null) {
      // An input that holds itself is endlessly deep.
      if (depth >= limits.depth) return tooMuch('is nested too deeply');
      for (const key of Object.keys(value)) {
        characters += key.length;
        stack.push({ value: (value as Record<string, unknown>)[key], depth: depth + 1 });
      }
    }
    if (characters > limits.characters) return tooMuch('is too long');
    if (values + stack.length > limits.values) return tooMuch('has too many parts');
  }
  return null;
}

function tooMuch(reason: string): Problem {
  return {
    code: 'invalid-input',
    message: `What was sent ${reason}.`,
    remedy: 'Send less at once and try again.',
  };
}
