import type { RowFilter } from '../../../contract/analyse.ts';
import { analysisTextLimit } from '../../../contract/analyse-data.ts';
import type { AnalysisRow, Polarity } from '../../../contract/analyse-results.ts';
import type { StoredLabels } from '../ports.ts';
import { textsOf, unpack, type AnalysisTable } from './analysis-table.ts';

/** What a run says of each row. */
export interface RunRows {
  readonly languages: readonly string[];
  /** Null where the language isn't judged. */
  readonly polarities: readonly (Polarity | null)[];
  readonly scores: readonly number[];
  readonly themes: readonly (number | null)[];
  /** Rows of each key phrase. */
  readonly phrases: Readonly<Record<string, readonly number[]>>;
}

/** What labelling says of each row; null for none. */
export interface LabelledRows {
  readonly labels: readonly (string | null)[];
  readonly confidences: readonly number[];
}

/** An analysis as it is kept: packed rows, and labels of a person. */
export interface StoredRows {
  readonly table: Uint8Array;
  readonly run: Uint8Array | null;
  readonly zeroShot: Uint8Array | null;
  readonly learned: Uint8Array | null;
  readonly labels: StoredLabels;
}

export type RowOrder = 'file' | 'most-positive' | 'most-negative' | 'newest' | 'least-sure';

/** An open analysis. */
export interface Rows {
  readonly table: AnalysisTable;
  readonly run: RunRows | null;
  readonly zeroShot: LabelledRows | null;
  readonly learned: LabelledRows | null;
  readonly labels: ReadonlyMap<number, string>;
  view(index: number): AnalysisRow;
  /** Places of the rows for which all of the filter holds. */
  select(filter: RowFilter, order: RowOrder): number[];
}

export function openRows(stored: StoredRows): Rows {
  const table = unpack<AnalysisTable>(stored.table);
  const open = <T>(bytes: Uint8Array | null) => (bytes === null ? null : unpack<T>(bytes));
  const run = open<RunRows>(stored.run);
  const zeroShot = open<LabelledRows>(stored.zeroShot);
  const learned = open<LabelledRows>(stored.learned);
  const labels = new Map(stored.labels);
  const texts = textsOf(table, Infinity);

  const labelled = (found: LabelledRows | null, index: number) => {
    const label = found?.labels[index] ?? null;
    return label === null ? null : { label, confidence: found!.confidences[index]! };
  };
  const view = (index: number): AnalysisRow => {
    const polarity = run?.polarities[index] ?? null;
    return {
      index,
      row: table.rowNumbers[index]!,
      text: texts[index]!.slice(0, analysisTextLimit),
      date: table.dates[index]!,
      language: run?.languages[index] ?? null,
      sentiment: polarity === null ? null : { polarity, score: run!.scores[index]! },
      theme: run?.themes[index] ?? null,
      tableLabel: table.labels[index]!,
      label: labels.get(index) ?? null,
      zeroShot: labelled(zeroShot, index),
      learned: labelled(learned, index),
    };
  };
  const sureness = (index: number) =>
    learned?.confidences[index] ?? zeroShot?.confidences[index] ?? Math.abs(run?.scores[index] ?? 0);
  const orders: Readonly<Record<Exclude<RowOrder, 'file'>, (index: number) => number>> = {
    'most-positive': (index) => -(run?.scores[index] ?? 0),
    'most-negative': (index) => run?.scores[index] ?? 0,
    newest: (index) => -(table.dates[index] ?? -Infinity),
    'least-sure': sureness,
  };

  return {
    ...{ table, run, zeroShot, learned, labels, view },
    select: (filter, order) => {
      const holds = matcher(filter, { table, run, zeroShot, learned, labels, texts });
      const found = [...texts.keys()].filter(holds);
      if (order === 'file') return found;
      const key = orders[order];
      const keyed = found.map((index) => ({ index, key: key(index) }));
      // Infinity less itself is no number, so the undated ones are told apart by their place.
      return keyed
        .sort((a, b) => (a.key === b.key ? a.index - b.index : a.key - b.key))
        .map(({ index }) => index);
    },
  };
}

function matcher(
  filter: RowFilter,
  {
    table,
    run,
    zeroShot,
    learned,
    labels,
    texts,
  }: Pick<Rows, 'table' | 'run' | 'zeroShot' | 'learned' | 'labels'> & { readonly texts: readonly string[] },
): (index: number) => boolean {
  const phraseRows =
    filter.phrase === undefined
      ? null
      : new Set(run && Object.hasOwn(run.phrases, filter.phrase) ? run.phrases[filter.phrase] : []);
  const search = filter.search?.toLowerCase();
  const isIn = <T>(wanted: T | undefined, value: T) => wanted === undefined || wanted === value;
  return (index) => {
    const date = table.dates[index] ?? null;
    return (
      isIn(filter.language, run?.languages[index]) &&
      isIn(filter.sentiment, run?.polarities[index] ?? undefined) &&
      (filter.theme === undefined || (run?.themes[index] ?? null) === filter.theme) &&
      (phraseRows === null || phraseRows.has(index)) &&
      (filter.label === undefined || (labels.get(index) ?? null) === filter.label) &&
      (filter.tableLabel === undefined || table.labels[index] === filter.tableLabel) &&
      (filter.zeroShot === undefined || (zeroShot?.labels[index] ?? null) === filter.zeroShot) &&
      isIn(filter.learned, learned?.labels[index] ?? undefined) &&
      (filter.from === undefined || (date !== null && date >= filter.from)) &&
      (filter.to === undefined || (date !== null && date < filter.to)) &&
      (search === undefined || search === '' || texts[index]!.toLowerCase().includes(search))
    );
  };
}
