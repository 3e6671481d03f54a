import { InklingError } from '../../../contract/errors.ts';
import type { BoxRow, Combination } from '../../../contract/stimuli.ts';
import { hashText } from '../../numerics/random.ts';
import type { Card, IdeationLibrary } from '../library.ts';
import { combinationKey, dealCombinations } from './combinations.ts';
import type { Way } from './draw.ts';

/** Rows of the library's sheets that stand in where nobody gave a box: who, when, where, with what. */
const usualRows = 4;

/** The morphological box: one combination of options is one stimulus; those picked, or some at random. */
export const drawBox: Way = ({ method, library, input, random }) => {
  const rows = input.box?.rows ?? usualBox(library);
  const picked = input.combinations;
  for (const combination of picked ?? []) requireInBox(combination, rows);
  const combinations = picked ?? dealCombinations(rows, 2 * input.count, new Set(), random);
  return {
    method: method.id,
    spread: null,
    drawn: combinations.map((combination) => cardOf(combination, rows, library)),
    isReusable: picked !== undefined,
    additions: [],
  };
};

/** The rows that are taken where nobody gave a box. */
export function usualBox(library: IdeationLibrary): BoxRow[] {
  return library.boxSheets.slice(0, usualRows).map(({ role, name, options }) => ({
    name: name.en,
    role,
    options: options.map(({ en }) => ({ text: en, asked: null })),
  }));
}

/** Throws `invalid-input` for a combination that names no cell of the box. */
function requireInBox(combination: Combination, rows: readonly BoxRow[]): void {
  if (combination.length === rows.length && combination.every((place, row) => rows[row]?.options[place]))
    return;
  throw new InklingError(
    'invalid-input',
    'This combination is not in the box.',
    'Pick one option in every row.',
  );
}

interface Cell {
  readonly role: BoxRow['role'];
  readonly text: string;
}

function cardOf(combination: Combination, rows: readonly BoxRow[], library: IdeationLibrary): Card {
  const cells = rows.flatMap(({ role, options }, row): Cell[] => {
    const option = options[combination[row] ?? -1];
    return option ? [{ role, text: asPart(option.asked ?? option.text) }] : [];
  });
  const all = listed(cells.map(({ text }) => text));
  return {
    id: `box-${combinationKey(combination)}-${hashText(all).toString(36)}`,
    kind: 'box',
    text: `Combine: ${all}.`,
    zh: `合并：${rows.map(({ options }, row) => options[combination[row] ?? -1]?.text ?? '').join('、')}。`,
    openings: openingsOf(cells, all, library),
  };
}

/**
 * Beginnings that put the cells together. Where every cell has a part to play in a sentence, those that name most
 * of them; else such as name them in a row.
 */
function openingsOf(cells: readonly Cell[], all: string, library: IdeationLibrary): string[] {
  const byRole = new Map(cells.map(({ role, text }) => [role as string, text]));
  const usable = cells.some(({ role }) => role === null)
    ? []
    : library.boxOpenings
        .map((opening) => ({ opening, places: placesOf(opening) }))
        .filter(({ places }) => places.every((place) => byRole.has(place)))
        .sort((a, b) => b.places.length - a.places.length);
  const most = usable[0]?.places.length ?? 0;
  const chosen = usable.filter(({ places }) => places.length >= most - 1).map(({ opening }) => opening);
  if (chosen.length === 0) return library.ownBoxOpenings.map((opening) => opening.replaceAll('{cells}', all));
  return chosen.map((opening) =>
    opening.replace(/\{(\w+)\}/g, (place, role: string) => byRole.get(role) ?? place),
  );
}

const ofBrief = ['staff', 'customer'];
function placesOf(opening: string): string[] {
  return [...opening.matchAll(/\{(\w+)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => !ofBrief.includes(name));
}

/** An option as a part of a sentence: a small letter in front unless it is a name, no full stop, no braces. */
function asPart(text: string): string {
  const plain = text
    .replace(/[{}|]/g, '')
    .replace(/\s+/gu, ' ')
    .replace(/[.。]+$/u, '')
    .trim();
  return /^\p{Lu}\p{Ll}*\s+\p{Lu}|^\p{Lu}{2}/u.test(plain)
    ? plain
    : plain.charAt(0).toLowerCase() + plain.slice(1);
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
