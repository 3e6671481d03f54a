import type { z } from 'zod';
import type { TableNote } from '../../../contract/tables.ts';
import type { ParsedInputOf } from '../../../contract/index.ts';
import type { sampleIdSchema } from '../../../contract/recommend-data.ts';
import type { JobContext } from '../../workers/job.ts';
import type { TableReader } from '../ports.ts';
import { generateSample } from '../samples/index.ts';
import { buildDataset, type BuiltDataset } from './build-dataset.ts';
import { collectInteractions } from './collect-interactions.ts';
import { collectItems } from './collect-items.ts';

/** The files of an import, their columns and the rule. */
export type ImportInput = Pick<ParsedInputOf<'recommend.importDataset'>, 'interactions' | 'items'>;

/** How far an import is. */
export interface ImportProgress {
  readonly phase: 'reading-items' | 'reading-interactions' | 'building';
  readonly rows: number;
  readonly share: number | null;
}

/** A dataset that was read, and what is worth knowing of its files. */
export interface ImportedDataset extends BuiltDataset {
  readonly names: { readonly interactions: string; readonly items: string | null };
  readonly notes: readonly TableNote[];
}

/** Reads a dataset from its files. Throws `file-…` and `table-unusable`. */
export function importDataset(
  { interactions, items }: ImportInput,
  tables: TableReader,
  context: JobContext,
): ImportedDataset {
  const telling = (phase: ImportProgress['phase']) => ({
    checkpoint: context.checkpoint,
    progress: (rows: number, share: number | null) =>
      context.progress({ phase, rows, share } satisfies ImportProgress),
  });
  const nameOf = (source: ImportInput['interactions']['source']) =>
    source.kind === 'file' ? source.path.replace(/^.*[\\/]/u, '') : source.name;

  const catalogue = items ? collectItems(items.columns, nameOf(items.source)) : null;
  const readItems = items && tables.read(items.source, items.options, catalogue!, telling('reading-items'));
  const { columns, rule, times, source, options } = interactions;
  const collector = collectInteractions(columns, rule, times, nameOf(source));
  const read = tables.read(source, options, collector, telling('reading-interactions'));
  context.checkpoint();
  telling('building').progress(collector.collected.rowCount(), null);
  const names = { interactions: read.name, items: readItems?.name ?? null };
  return {
    ...buildDataset(collector.collected, catalogue?.collected ?? null, rule, names),
    names,
    notes: [...read.notes, ...(readItems?.notes ?? [])],
  };
}

/** Makes a sample the way a file would be read. */
export function buildSample(id: z.infer<typeof sampleIdSchema>, seed: number): BuiltDataset {
  const sample = generateSample(id, seed);
  const items = collectItems(
    {
      ...{ id: 'id', title: 'title', text: ['text'], category: 'category' },
      ...{ price: 'price', tags: 'tags', inStock: 'in_stock' },
    },
    'items',
  );
  items.columns(['id', 'title', 'text', 'category', 'price', 'tags', 'in_stock'].map((name) => ({ name })));
  sample.items.forEach((item, at) => {
    const { price, inStock } = item;
    const cells = [item.id, item.title, item.text, item.category, price === null ? '' : String(price)];
    items.row([...cells, item.tags.join('|'), inStock === null ? '' : inStock ? 'yes' : 'no'], at + 2, false);
  });
  const interactions = collectInteractions(
    { user: 'user', item: 'item', value: 'weight', time: 'time' },
    { kind: 'log-weight' },
    { utcOffsetMinutes: 0 },
    'interactions',
  );
  interactions.columns(['user', 'item', 'weight', 'time'].map((name) => ({ name })));
  sample.interactions.forEach(({ user, item, weight, time }, at) =>
    interactions.row([user, item, String(weight), String(time)], at + 2, false),
  );
  return buildDataset(
    interactions.collected,
    items.collected,
    { kind: 'log-weight' },
    {
      interactions: 'interactions',
      items: 'items',
    },
  );
}
