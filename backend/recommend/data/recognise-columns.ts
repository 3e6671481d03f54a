import type { z } from 'zod';
import type {
  FeedbackRule,
  interactionGuessSchema,
  itemGuessSchema,
} from '../../../contract/recommend-data.ts';
import type { TableColumn, TablePreview } from '../../../contract/tables.ts';
import { nameRank, plainName, type ColumnRole } from './column-words.ts';
import { parseNumber } from './parse-number.ts';
import { createTimeReader } from './parse-time.ts';

type InteractionGuess = z.infer<typeof interactionGuessSchema>;
type ItemGuess = z.infer<typeof itemGuessSchema>;

/** Ratings are few different values, none beyond this. */
const highestRating = 100;
const mostRatings = 21;
const ratingWords = new Set(['rating', 'ratings', 'score', 'stars', 'star', '评分', '打分', '星级', '分数']);

/** A guess at a table of interactions, by the names of its columns and, where they say nothing, by what is in them. */
export function guessInteractionColumns(
  table: TablePreview,
  cells: readonly (readonly string[])[],
): InteractionGuess {
  const free = new Set(table.columns);
  const take = createTake(free);
  const user = take('user');
  const item = take('item');
  const time = take('time') ?? takeWhere(free, (column) => looksLikeTime(column, table, cells));
  const value = take('value');
  // Two columns of many repeated values are ids: the one with more different ones is likelier the item.
  const byContent = [...free].filter(({ distinct, type }) => distinct > 1 && type !== 'time');
  const userColumn = user ?? (byContent.length > 0 ? byContent.shift()! : null);
  const itemColumn = item ?? byContent.find((column) => column !== userColumn) ?? null;
  const values = value ? numbersOf(value, table, cells) : [];
  const looksRated = value !== null && looksLikeRatings(value, values);
  return {
    purpose: 'interactions',
    columns: {
      user: userColumn?.name ?? null,
      item: itemColumn?.name ?? null,
      value: value?.name ?? null,
      time: time?.name ?? null,
    },
    rule: ruleFor(value, values, looksRated),
    valueRange: values.length > 0 ? { lowest: Math.min(...values), highest: Math.max(...values) } : null,
    looksRated,
  };
}

/** A guess at a table of items. A column of long texts that has no known name counts as text. */
export function guessItemColumns(table: TablePreview): ItemGuess {
  const free = new Set(table.columns);
  const take = createTake(free);
  const id =
    take('item') ??
    takeWhere(free, ({ distinct, filled }) => filled === 1 && distinct === distinctMost(table));
  const title = take('title');
  const texts = [...free].filter((column) => nameRank(column.name, 'text') !== null || isLong(column));
  for (const column of texts) free.delete(column);
  return {
    purpose: 'items',
    columns: {
      id: id?.name ?? null,
      title: title?.name ?? null,
      text: texts.slice(0, 8).map(({ name }) => name),
      category: take('category')?.name ?? null,
      price: take('price')?.name ?? null,
      tags: take('tags')?.name ?? null,
      inStock: take('inStock')?.name ?? null,
    },
  };
}

/** The rule to begin with: ratings from four fifths of their scale on, quantities as weights, else each pair once. */
function ruleFor(value: TableColumn | null, values: readonly number[], looksRated: boolean): FeedbackRule {
  if (!value || values.length === 0) return { kind: 'each-once' };
  if (!looksRated) return { kind: 'log-weight' };
  const highest = Math.max(...values);
  if (highest <= 1) return { kind: 'at-least', least: 1 };
  const scale = highest <= 5 ? 5 : highest <= 10 ? 10 : highestRating;
  return { kind: 'at-least', least: 0.8 * scale };
}

function looksLikeRatings({ name }: TableColumn, values: readonly number[]): boolean {
  const different = new Set(values);
  const fits = different.size > 0 && different.size <= mostRatings && Math.max(...values) <= highestRating;
  return fits && ratingWords.has(plainName(name));
}

/** Takes the free column whose name fits a role best. */
function createTake(free: Set<TableColumn>): (role: ColumnRole) => TableColumn | null {
  return (role) => {
    let best: { column: TableColumn; rank: number } | null = null;
    for (const column of free) {
      const rank = nameRank(column.name, role);
      if (rank !== null && (!best || rank < best.rank)) best = { column, rank };
    }
    if (best) free.delete(best.column);
    return best?.column ?? null;
  };
}

function takeWhere(free: Set<TableColumn>, fits: (column: TableColumn) => boolean): TableColumn | null {
  const found = [...free].find(fits) ?? null;
  if (found) free.delete(found);
  return found;
}

function cellsOf(column: TableColumn, table: TablePreview, cells: readonly (readonly string[])[]): string[] {
  const at = table.columns.indexOf(column);
  return cells.map((row) => row[at] ?? '').filter((cell) => cell.trim() !== '');
}

function numbersOf(
  column: TableColumn,
  table: TablePreview,
  cells: readonly (readonly string[])[],
): number[] {
  return cellsOf(column, table, cells).flatMap((cell) => parseNumber(cell) ?? []);
}

/** Nothing but times; plain numbers only where they are of this century, in seconds or milliseconds. */
function looksLikeTime(
  column: TableColumn,
  table: TablePreview,
  cells: readonly (readonly string[])[],
): boolean {
  const filled = cellsOf(column, table, cells);
  const reader = createTimeReader(0, undefined);
  const from = Date.UTC(1995, 0, 1);
  return (
    filled.length > 0 &&
    filled.every((cell) => {
      const time = reader.parse(cell);
      return time !== null && time >= from && (column.type === 'time' || cell.trim().length >= 9);
    })
  );
}

function isLong({ type, examples }: TableColumn): boolean {
  return type === 'text' && examples.length > 0 && examples.every((example) => example.length > 40);
}

function distinctMost({ columns }: TablePreview): number {
  return Math.max(...columns.map(({ distinct }) => distinct));
}
