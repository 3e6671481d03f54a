import type { RowFilter } from '../../contract/analyse.ts';
import { analysisTextLimit } from '../../contract/analyse-data.ts';
import type { AnalysisResult } from '../../contract/analyse-results.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { MaskInput } from '../../contract/personal-data.ts';
import type { JobContext } from '../workers/job.ts';
import { textsOf, unpack, type AnalysisTable } from './data/analysis-table.ts';
import { importAnalysis, previewAnalysis, type ImportParts } from './data/import-analysis.ts';
import { openRows, type RowOrder, type StoredRows } from './data/rows.ts';
import { learnLabels, type LearnInput } from './learn/learn-labels.ts';
import { nextToLabel } from './learn/next-to-label.ts';
import { labelZeroShot, type ZeroShotInput } from './learn/zero-shot.ts';
import { exportTable } from './out/export-table.ts';
import { createPieceWriter } from './out/pieces.ts';
import { putBack } from './personal/placeholders.ts';
import { findInSource, maskSource, type SearchParts } from './personal/search-source.ts';
import { unseal } from './personal/secret.ts';
import type { StoredVectors } from './ports.ts';
import { runAnalysis, type RunInput } from './run-analysis.ts';
import { languageOf, readerOf } from '../wording/language.ts';

export type AnalyseJobs = ReturnType<typeof createAnalyseJobs>;

/** The rows that one embedder reads. */
export interface ReadingGroup {
  readonly language: 'en' | 'zh';
  readonly rows: Int32Array;
  readonly texts: readonly string[];
}

/** The jobs of Analyse. None leaves anything in its worker. */
export function createAnalyseJobs(parts: ImportParts & SearchParts) {
  return {
    'analyse/preview': (input: ParsedInputOf<'analyse.preview'>, context: JobContext) =>
      previewAnalysis(input, parts, context),
    'analyse/import': (input: Parameters<typeof importAnalysis>[0], context: JobContext) =>
      importAnalysis(input, parts, context),

    /** Which rows are read by which embedder; the English one first. */
    'analyse/groups': ({ table }: { table: Uint8Array }): ReadingGroup[] => {
      const texts = textsOf(unpack<AnalysisTable>(table), analysisTextLimit);
      const readers = texts.map((text) => readerOf(languageOf(text)));
      return (['en', 'zh'] as const).flatMap((language) => {
        const rows = [...texts.keys()].filter((row) => readers[row] === language);
        return rows.length === 0
          ? []
          : [{ language, rows: Int32Array.from(rows), texts: rows.map((row) => texts[row]!) }];
      });
    },
    'analyse/run': (input: RunInput, context: JobContext) => runAnalysis(input, context),

    'analyse/rows': (
      input: { filter: RowFilter; order: RowOrder; offset: number; limit: number; stored: StoredRows },
      context: JobContext,
    ) => {
      const rows = openRows(input.stored);
      context.checkpoint();
      const found = rows.select(input.filter, input.order);
      return {
        rows: found.slice(input.offset, input.offset + input.limit).map(rows.view),
        total: found.length,
      };
    },
    'analyse/rows-at': ({ indices, stored }: { indices: readonly number[]; stored: StoredRows }) => {
      const rows = openRows(stored);
      return indices.map((index) => (index < rows.table.cells.length ? rows.view(index) : null));
    },
    /** The table's own labels by row. */
    'analyse/table-labels': ({ table }: { table: Uint8Array }) =>
      unpack<AnalysisTable>(table).labels.flatMap((label, row) =>
        label === null ? [] : [[row, label.slice(0, 200)] as const],
      ),

    'analyse/zero-shot': (input: ZeroShotInput, context: JobContext) =>
      labelZeroShot(input, context.checkpoint),
    'analyse/learn': (input: LearnInput, context: JobContext) =>
      learnLabels(input, context.checkpoint, (share) => context.progress({ share })),
    'analyse/next': (
      input: {
        vectors: readonly StoredVectors[];
        stored: StoredRows;
        count: number;
      },
      context: JobContext,
    ) => {
      const { table, labels } = input.stored;
      const rows = openRows(input.stored);
      return nextToLabel(table, input.vectors, labels, input.count, context.checkpoint).map(
        ({ index, why, guesses }) => ({ row: rows.view(index), why, guesses: [...guesses] }),
      );
    },

    /** Hands over pieces as progress. */
    'analyse/export': (
      input: { filter: RowFilter; name: string; result: AnalysisResult | null; stored: StoredRows },
      context: JobContext,
    ) => {
      const rows = openRows(input.stored);
      const chosen = rows.select(input.filter, 'file');
      const out = createPieceWriter(input.name, 'text/csv', (piece) => context.progress({ piece }));
      exportTable(rows, chosen, input.result, out, context.checkpoint);
      return { rows: chosen.length, characters: out.end() };
    },

    'analyse/find': (input: MaskInput, context: JobContext) => findInSource(input, parts, context),
    /** Hands over pieces as progress. */
    'analyse/mask': (input: MaskInput & { isReversible: boolean }, context: JobContext) =>
      maskSource(input, parts, context, (piece) => context.progress({ piece })),
    'analyse/unmask': ({ text, mapping, key }: { text: string; mapping: string; key: string }) =>
      putBack(text, unseal(mapping, key)),
  };
}
