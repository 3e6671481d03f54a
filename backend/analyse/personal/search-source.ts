import { csvLine } from '../../../contract/csv.ts';
import { InklingError } from '../../../contract/errors.ts';
import {
  findingLimit,
  type Finding,
  type MaskInput,
  type MaskSource,
} from '../../../contract/personal-data.ts';
import type { JobContext } from '../../workers/job.ts';
import { createPieceWriter, type Piece } from '../out/pieces.ts';
import type { FindByForm, TableReader } from '../ports.ts';
import { createFinder, type FindPersonal } from './find-personal.ts';
import { createPlaceholders, placeholdersIn, type KindCount } from './placeholders.ts';
import { seal } from './secret.ts';

/** What the search for personal data needs of others. */
export interface SearchParts {
  readonly tables: TableReader;
  readonly findByForm: FindByForm;
}

interface Found {
  readonly counts: KindCount[];
  readonly total: number;
  /** Rows read; null for a text. */
  readonly rows: number | null;
}

type Table = Extract<MaskSource, { kind: 'table' }>;

/** Finds personal data in a text or a table. Throws `file-…`, and `table-unusable` for a column that isn't there. */
export function findInSource(
  input: MaskInput,
  parts: SearchParts,
  context: JobContext,
): Found & { findings: Finding[] } {
  const find = createFinder(parts.findByForm, input.kinds, input.words);
  const placeholders = createPlaceholders();
  const findings: Finding[] = [];
  const look = (text: string, row: number | null, column: string | null) => {
    const found = find(text);
    placeholders.mask(text, found);
    for (const { kind, start, end } of found)
      if (findings.length < findingLimit)
        findings.push({ kind, row, column, start, end, text: text.slice(start, end) });
  };
  let rows: number | null = null;
  if (input.source.kind === 'text') look(input.source.text, null, null);
  else
    rows = eachRow(
      input.source,
      parts.tables,
      context,
      () => undefined,
      (cells, row, { names, isChosen }) =>
        cells.forEach((cell, at) => {
          if (isChosen(at)) look(cell, row, names[at] ?? null);
        }),
    );
  return { findings, ...totals(placeholders.counts()), rows };
}

/** Masks a text or a table; hands the file over in pieces. Throws as `findInSource` does. */
export function maskSource(
  input: MaskInput & { readonly isReversible: boolean },
  parts: SearchParts,
  context: JobContext,
  emit: (piece: Piece) => void,
): Found & { secret: { mapping: string; key: string } | null } {
  const find: FindPersonal = createFinder(parts.findByForm, input.kinds, input.words);
  const { source } = input;
  const taken = new Set<string>();
  const note = (text: string) => {
    for (const placeholder of placeholdersIn(text)) taken.add(placeholder);
  };
  let rows: number | null = null;
  if (source.kind === 'text') note(source.text);
  else
    eachRow(
      source,
      parts.tables,
      context,
      () => undefined,
      (cells) => cells.forEach(note),
    );
  const placeholders = createPlaceholders(taken);
  const mask = (text: string) => placeholders.mask(text, find(text));

  if (source.kind === 'text') {
    const out = createPieceWriter('masked.txt', 'text/plain', emit);
    out.write(mask(source.text));
    out.end();
  } else {
    const out = createPieceWriter(`${stemOf(source)}-masked.csv`, 'text/csv', emit);
    rows = eachRow(
      source,
      parts.tables,
      context,
      // A heading is no row, but may be a name: a list without a header has its first row there.
      (names, isChosen) => out.write(csvLine(names.map((name, at) => (isChosen(at) ? mask(name) : name)))),
      (cells, _row, { isChosen }) =>
        out.write(csvLine(cells.map((cell, at) => (isChosen(at) ? mask(cell) : cell)))),
    );
    out.end();
  }
  return {
    ...totals(placeholders.counts()),
    rows,
    secret: input.isReversible ? seal(placeholders.mapping()) : null,
  };
}

interface Columns {
  readonly names: readonly string[];
  isChosen(at: number): boolean;
}

/** Reads a table from its beginning to its end; gives the rows read. All cells of a broken row are taken for chosen. */
function eachRow(
  { source, options, columns }: Table,
  tables: TableReader,
  context: JobContext,
  onColumns: (names: readonly string[], isChosen: (at: number) => boolean) => void,
  onRow: (cells: readonly string[], row: number, columns: Columns) => void,
): number {
  let names: string[] = [];
  let chosen: ReadonlySet<number> | null = null;
  let rows = 0;
  const isChosen = (at: number) => chosen === null || chosen.has(at);
  tables.read(
    source,
    options,
    {
      columns: (found) => {
        names = found.map(({ name }) => name);
        if (columns) chosen = new Set(columns.map((column) => placeOf(column, names)));
        onColumns(names, isChosen);
      },
      row: (cells, row, isBroken) => {
        rows++;
        if (rows % 100 === 0) context.checkpoint();
        onRow(cells, row, { names, isChosen: (at) => isBroken || isChosen(at) });
        return true;
      },
    },
    {
      checkpoint: context.checkpoint,
      progress: (_rows, share) => context.progress({ share }),
    },
  );
  return rows;
}

function placeOf(column: string, names: readonly string[]): number {
  const at = names.indexOf(column);
  if (at >= 0) return at;
  throw new InklingError(
    'table-unusable',
    `The table has no column “${column.slice(0, 100)}”. Nothing was masked.`,
    `Choose among its columns: ${names.slice(0, 20).join(', ')}.`,
  );
}

function stemOf({ source }: Table): string {
  const name = source.kind === 'file' ? source.path.replace(/^.*[\\/]/u, '') : source.name;
  return name.replace(/\.[^.]*$/u, '') || 'table';
}

function totals(counts: KindCount[]): { counts: KindCount[]; total: number } {
  return { counts, total: counts.reduce((sum, { count }) => sum + count, 0) };
}
