/** A stretch of a text; lit where the other text says something else. */
export interface Stretch {
  readonly text: string;
  readonly isLit: boolean;
}

/** Longer texts are lit as a whole where they differ: a table of this many cells is filled in some milliseconds. */
const mostCells = 400_000;

/** Two texts with their differences lit: words that a longest common sequence leaves out; Chinese by the character. */
export function litDifferences(a: string, b: string): { readonly a: Stretch[]; readonly b: Stretch[] } {
  const left = tokensOf(a);
  const right = tokensOf(b);
  if (left.length * right.length > mostCells)
    return { a: [{ text: a, isLit: a !== b }], b: [{ text: b, isLit: a !== b }] };
  const width = right.length + 1;
  const longest = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      longest[i * width + j] = isSame(left[i]!, right[j]!)
        ? longest[(i + 1) * width + j + 1]! + 1
        : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
  const first: Stretch[] = [];
  const second: Stretch[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && isSame(left[i]!, right[j]!)) {
      add(first, left[i++]!, false);
      add(second, right[j++]!, false);
    } else if (
      j >= right.length ||
      (i < left.length && longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!)
    )
      add(first, left[i++]!, true);
    else add(second, right[j++]!, true);
  }
  return { a: first, b: second };
}

function tokensOf(text: string): string[] {
  return text.match(/\p{Script=Han}|[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|\s+|[^\p{L}\p{N}\s]/gu) ?? [];
}

function isSame(a: string, b: string): boolean {
  return a === b || a.toLowerCase() === b.toLowerCase();
}

function add(stretches: Stretch[], text: string, isDifferent: boolean): void {
  // A space is no difference to be lit.
  const isLit = isDifferent && text.trim() !== '';
  const last = stretches.at(-1);
  if (last?.isLit === isLit) stretches[stretches.length - 1] = { text: last.text + text, isLit };
  else stretches.push({ text, isLit });
}
