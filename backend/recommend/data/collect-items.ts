import { recommenderIdLimit } from '../../../contract/recommend.ts';
import type { ItemColumnNames } from '../../../contract/recommend-data.ts';
import { createIdentifiers, type Identifiers } from './identifiers.ts';
import { growingIntegers } from './growing.ts';
import { parseNumber } from './parse-number.ts';
import { createRowProblems, type RowProblems } from './row-problems.ts';
import { columnPlaces } from './table-columns.ts';

/** Items as their file has them. */
export interface CollectedItems {
  readonly identifiers: Identifiers;
  readonly titles: (string | null)[];
  readonly categories: (string | null)[];
  readonly prices: number[];
  readonly tags: string[][];
  readonly stock: number[];
  readonly texts: string[];
  /** The row of each item. */
  readonly rows: () => Int32Array;
  readonly problems: RowProblems;
}

/** What a table is read into. */
export interface Collector<T> {
  columns(columns: readonly { readonly name: string }[]): void;
  row(cells: readonly string[], row: number, isBroken: boolean): boolean;
  readonly collected: T;
}

const mostTags = 50;
const longestText = 4000;

/** Collects items. An id that comes again is dropped: the first one counts. `file` is the file's name, for errors. */
export function collectItems(columns: ItemColumnNames, file: string): Collector<CollectedItems> {
  const identifiers = createIdentifiers();
  const problems = createRowProblems('items');
  const rows = growingIntegers();
  const collected: CollectedItems = {
    ...{ identifiers, problems, titles: [], categories: [], prices: [], tags: [], stock: [], texts: [] },
    rows: rows.values,
  };
  let at: Record<Exclude<keyof ItemColumnNames, 'text'>, number> & { text: number[] };
  return {
    collected,
    columns: (given) => {
      const places = columnPlaces(
        given.map(({ name }) => name),
        file,
      );
      at = {
        id: places.of(columns.id),
        title: places.ofOptional(columns.title),
        text: columns.text.map((name) => places.of(name)),
        category: places.ofOptional(columns.category),
        price: places.ofOptional(columns.price),
        tags: places.ofOptional(columns.tags),
        inStock: places.ofOptional(columns.inStock),
      };
    },
    row: (cells, row, isBroken) => {
      if (isBroken) problems.add('broken', row, cells.join(' '));
      const id = isBroken ? '' : cells[at.id]!.trim();
      if (isBroken) return true;
      if (id === '') problems.add('item-without-id', row, cells.join(' '));
      else if (id.length > recommenderIdLimit) problems.add('id-too-long', row, id);
      else if (identifiers.find(id) !== null) problems.add('item-repeated', row, id);
      else {
        identifiers.numberOf(id);
        rows.push(row);
        const text = (place: number) =>
          place < 0 ? null : cells[place]!.trim().slice(0, longestText) || null;
        collected.titles.push(text(at.title));
        collected.categories.push(text(at.category));
        collected.texts.push(at.text.flatMap((place) => text(place) ?? []).join(' '));
        collected.tags.push(tagsOf(text(at.tags)));
        collected.prices.push(priceOf(text(at.price), row, problems));
        collected.stock.push(stockOf(text(at.inStock), row, problems));
      }
      return true;
    },
  };
}

/** Tags are parted by |, ; or commas, also Chinese ones. */
function tagsOf(cell: string | null): string[] {
  if (cell === null) return [];
  return cell
    .split(/[|;,；，、]/u)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')
    .slice(0, mostTags);
}

function priceOf(cell: string | null, row: number, problems: RowProblems): number {
  if (cell === null) return NaN;
  const price = parseNumber(cell);
  if (price !== null && price >= 0) return price;
  problems.add('price-unreadable', row, cell);
  return NaN;
}

const yes = new Set(['true', 'yes', 'y', 'instock', 'in stock', 'available', '是', '有', '有货', '在售']);
const no = new Set([
  'false',
  'no',
  'n',
  'outofstock',
  'out of stock',
  'soldout',
  'sold out',
  '否',
  '无',
  '无货',
  '缺货',
]);

/** Words for yes and no, or how many are left. */
function stockOf(cell: string | null, row: number, problems: RowProblems): number {
  if (cell === null) return -1;
  const word = cell.toLowerCase();
  if (yes.has(word)) return 1;
  if (no.has(word)) return 0;
  const count = parseNumber(cell);
  if (count !== null) return count > 0 ? 1 : 0;
  problems.add('stock-unreadable', row, cell);
  return -1;
}
