import type { ComposeLanguage } from '../../contract/compose-templates.ts';
import { applyFilters, filterNames } from './filters.ts';

/** A piece of a frame: words, a place for a variable, or a group that is left out when a place in it stays empty. */
type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'place'; readonly variable: string; readonly filters: readonly string[] }
  | { readonly kind: 'group'; readonly pieces: readonly Piece[] };

export type Frame = readonly Piece[];

/** Says what is wrong with how a frame is written. */
export class FrameError extends Error {}

/**
 * Reads a frame: `{variable}`, `{variable|filter|filter}`, `[left out when a variable in it is empty]`. Groups don't
 * stand in groups. Throws FrameError with a sentence for the person who wrote it.
 */
export function parseFrame(text: string): Frame {
  const pieces: Piece[] = [];
  let group: Piece[] | null = null;
  let at = 0;
  while (at < text.length) {
    const into: Piece[] = group ?? pieces;
    const sign = text[at];
    if (sign === '{') {
      const end = text.indexOf('}', at);
      if (end < 0) throw new FrameError('A { is never closed by a }.');
      into.push(placeOf(text.slice(at + 1, end)));
      at = end + 1;
    } else if (sign === '}') {
      throw new FrameError('A } has no { before it.');
    } else if (sign === '[') {
      if (group) throw new FrameError('A [ stands within [brackets]; groups can’t be nested.');
      group = [];
      at++;
    } else if (sign === ']') {
      if (!group) throw new FrameError('A ] has no [ before it.');
      pieces.push({ kind: 'group', pieces: group });
      group = null;
      at++;
    } else {
      const next = text.slice(at).search(/[{}[\]]/u);
      const end = next < 0 ? text.length : at + next;
      into.push({ kind: 'words', text: text.slice(at, end) });
      at = end;
    }
  }
  if (group) throw new FrameError('A [ is never closed by a ].');
  return pieces;
}

function placeOf(inside: string): Piece {
  const [variable = '', ...filters] = inside.split('|').map((word) => word.trim());
  if (variable === '') throw new FrameError('A {} names no variable.');
  for (const name of filters)
    if (!filterNames.includes(name))
      throw new FrameError(`There is no filter “${name}”. There are: ${filterNames.join(', ')}.`);
  return { kind: 'place', variable, filters };
}

/** The variables of a frame, groups included. */
export function variablesOf(frame: Frame): string[] {
  return frame.flatMap((piece) =>
    piece.kind === 'place' ? [piece.variable] : piece.kind === 'group' ? variablesOf(piece.pieces) : [],
  );
}

export interface Filled {
  readonly text: string;
  /** Variables that stand in it. */
  readonly variables: readonly string[];
}

/** A frame filled with values; null when a value that must be there is empty or doesn't fit. */
export function fillFrame(
  frame: Frame,
  values: ReadonlyMap<string, string>,
  language: ComposeLanguage,
): Filled | null {
  const filled = fillPieces(frame, values, language);
  return filled && { text: tidy(filled.text), variables: [...new Set(filled.variables)] };
}

function fillPieces(
  frame: Frame,
  values: ReadonlyMap<string, string>,
  language: ComposeLanguage,
): Filled | null {
  const used: string[] = [];
  let text = '';
  for (const piece of frame) {
    if (piece.kind === 'words') text += piece.text;
    else if (piece.kind === 'group') {
      const inner = fillPieces(piece.pieces, values, language);
      if (!inner) continue;
      text += inner.text;
      used.push(...inner.variables);
    } else {
      const value = applyFilters(values.get(piece.variable) ?? '', piece.filters, language);
      if (value === null) return null;
      text += value;
      used.push(piece.variable);
    }
  }
  return { text, variables: used };
}

/** Spaces that a group left behind, and an end mark that a value brought along before another. */
function tidy(text: string): string {
  return text
    .replace(/[ \t]{2,}/gu, ' ')
    .replace(/ +([.,;:!?])/gu, '$1')
    .replace(/([.!?])\.(?=\s|$)/gu, '$1')
    .replace(/([。！？])。/gu, '$1')
    .trim();
}
