import type { DiffPiece } from '../../contract/compose-texts.ts';

/**
 * The most edits that are looked for one by one; texts further apart are one change from where they begin to differ to
 * where they end to. Keeps time and memory at edits squared, a few milliseconds.
 */
const editLimit = 500;

/** Words, numbers, spaces and signs; Chinese by the character. Joined they are the text. */
function tokensOf(text: string): string[] {
  return text.match(/\p{Script=Han}|[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|\s+|[^\p{L}\p{N}\s]/gu) ?? [];
}

/**
 * The difference of two texts by words: a shortest script of edits (Myers, An O(ND) difference algorithm and its
 * variations, 1986), neighbouring edits joined to one change. Changes that only a space separates are one, so that
 * each can be taken by itself.
 */
export function diffWords(before: string, after: string): DiffPiece[] {
  const a = tokensOf(before);
  const b = tokensOf(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++;
  const kept = shortestScript(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const pieces: DiffPiece[] = [];
  let open: { before: string; after: string } | null = null;
  let changes = 0;
  const close = () => {
    if (open) pieces.push({ kind: 'change', id: changes++, ...open });
    open = null;
  };
  const same = (text: string) => {
    if (text === '') return;
    close();
    const last = pieces.at(-1);
    if (last?.kind === 'same') pieces[pieces.length - 1] = { kind: 'same', text: last.text + text };
    else pieces.push({ kind: 'same', text });
  };
  same(a.slice(0, start).join(''));
  kept.forEach((edit, i) => {
    const between = edit.kind === 'same' && open !== null && /^\s+$/u.test(edit.text);
    const next = kept[i + 1];
    if (edit.kind === 'same' && !(between && next && next.kind !== 'same')) {
      same(edit.text);
      return;
    }
    open ??= { before: '', after: '' };
    if (edit.kind !== 'add') open.before += edit.text;
    if (edit.kind !== 'remove') open.after += edit.text;
  });
  close();
  same(a.slice(a.length - end).join(''));
  return pieces;
}

interface Edit {
  readonly kind: 'same' | 'add' | 'remove';
  readonly text: string;
}

function shortestScript(a: readonly string[], b: readonly string[]): Edit[] {
  const whole: Edit[] = [
    ...a.map((text) => ({ kind: 'remove' as const, text })),
    ...b.map((text) => ({ kind: 'add' as const, text })),
  ];
  if (a.length === 0 || b.length === 0) return whole;
  const most = Math.min(a.length + b.length, editLimit);
  const offset = most + 1;
  // Furthest place in `a` on each diagonal, one copy for each number of edits, to walk back along.
  const furthest = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits++) {
    trace.push(furthest.slice(offset - edits - 1, offset + edits + 2));
    for (let k = -edits; k <= edits; k += 2) {
      const below = furthest[offset + k - 1] as number;
      const above = furthest[offset + k + 1] as number;
      let x = k === -edits || (k !== edits && below < above) ? above : below + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      furthest[offset + k] = x;
      if (x >= a.length && x - k >= b.length) return walkBack(a, b, trace);
    }
  }
  return whole;
}

function walkBack(a: readonly string[], b: readonly string[], trace: readonly Int32Array[]): Edit[] {
  const script: Edit[] = [];
  let x = a.length;
  let y = b.length;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const furthest = trace[edits] as Int32Array;
    const at = (k: number) => furthest[k + edits + 1] as number;
    const k = x - y;
    const from = k === -edits || (k !== edits && at(k - 1) < at(k + 1)) ? k + 1 : k - 1;
    const fromX = edits === 0 ? 0 : at(from);
    const fromY = edits === 0 ? 0 : fromX - from;
    while (x > fromX && y > fromY) {
      script.push({ kind: 'same', text: a[--x] as string });
      y--;
    }
    if (edits === 0) break;
    if (x === fromX) script.push({ kind: 'add', text: b[--y] as string });
    else script.push({ kind: 'remove', text: a[--x] as string });
  }
  return script.reverse();
}
