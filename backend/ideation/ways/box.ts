import { InklingError } from '../../../contract/errors.ts';
import type { BoxRow, Combination } from '../../../contract/stimuli.ts';
import { hashText } from '../../numerics/random.ts';
import type { Completion } from '../completion.ts';
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

/** Beginnings that one combination is tried with. */
const openingsEach = 2;

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
    ...beginningsOf(cells, all, library),
  };
}

/**
 * Beginnings that put the cells together, with what was written to them. Where every cell has a part to play in a
 * sentence, those that name most of them; else such as name them in a row.
 */
function beginningsOf(
  cells: readonly Cell[],
  all: string,
  library: IdeationLibrary,
): { openings: string[]; completions: Completion[] } {
  const byRole = new Map(cells.map(({ role, text }) => [role as string, text]));
  const usable = cells.some(({ role }) => role === null)
    ? []
    : library.boxOpenings
        .map((opening, i) => ({ opening, completion: library.boxCompletions[i]!, places: placesOf(opening) }))
        .filter(({ places }) => places.every((place) => byRole.has(place)))
        .sort((a, b) => b.places.length - a.places.length);
  const most = usable[0]?.places.length ?? 0;
  const fitting = usable.filter(({ places }) => places.length >= most - 1);
  if (fitting.length === 0)
    return {
      openings: library.ownBoxOpenings.map((opening) => opening.replaceAll('{cells}', all)),
      completions: [...library.ownBoxCompletions],
    };
  // Each combination has its own few, or the readiest beginning would stand in every idea.
  const first = hashText(all) % fitting.length;
  const chosen = [...fitting.slice(first), ...fitting.slice(0, first)].slice(0, openingsEach);
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (place, role: string) => byRole.get(role) ?? place);
  return {
    openings: chosen.map(({ opening }) => fill(opening)),
    completions: chosen.map(({ completion }) => ({
      ...completion,
      title: titleOf(completion.title, byRole),
    })),
  };
}

/** Words that stand small in a title, but for its first. */
const small = /^(?:an?|the|of|in|at|on|to|from|by|with|for|and)$/;

/** A title with short names of cells in its places: "Printed Card From Neighbours". */
function titleOf(template: string, byRole: ReadonlyMap<string, string>): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, role: string) => shortName(byRole.get(role) ?? ''));
  return filled
    .split(' ')
    .map((word, i) => (i > 0 && small.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}

/** "A box with everything in it" is a box; of where and when only what follows "that" is left out. */
function shortName(cell: string): string {
  if (/^some(?:one|body) who\b/.test(cell))
    return cell.replace(/^some(?:one|body) who (?:was |is )?/, 'those ');
  const whole = cell.replace(/\s(?:that|which|who)\s.*$/, '');
  if (/^(?:at|in|on|while|where|before|after|the evening|a week)\b/.test(whole)) return whole;
  const noun = whole
    .replace(/^(?:an?|the|one)\s+/, '')
    .replace(/(?<=\S)\s(?:with|in|to|of|for|open|nearby)\b.*$/, '');
  return noun.split(' ').slice(-2).join(' ');
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
