import { InklingError } from '../../../contract/errors.ts';
import { tagLimit, tagsPerIdea } from '../../../contract/ideation.ts';
import type { ParsedInputOf } from '../../../contract/index.ts';
import { ownIdeaColumns, ownIdeasLimit } from '../../../contract/own-ideas.ts';
import type { JobContext } from '../../workers/job.ts';
import type { TableReader } from '../ports.ts';
import { fitFields } from './fit-fields.ts';
import { guessColumns } from './guess-columns.ts';
import type { ReadTable, TaggedFields } from './read-idea.ts';

/** Reads ideas from a table. Throws `file-…` for a file that can't be read, `table-unusable` for unknown columns. */
export function readIdeaTable(
  {
    source,
    options,
    columns: chosen,
  }: Pick<ParsedInputOf<'ideas.readTable'>, 'source' | 'options' | 'columns'>,
  tables: TableReader,
  { checkpoint }: JobContext,
): ReadTable {
  const context = { checkpoint, progress: () => undefined };
  const { preview } = tables.preview(source, options, context);
  const names = preview.columns.map(({ name }) => name);
  for (const name of Object.values(chosen))
    if (typeof name === 'string') requireColumn(name, names, preview.name);
  const columns = guessColumns(names, chosen);
  const places = Object.fromEntries(
    ownIdeaColumns.map((role) => [role, columns[role] === null ? -1 : names.indexOf(columns[role])]),
  ) as Readonly<Record<(typeof ownIdeaColumns)[number], number>>;

  const ideas: TaggedFields[] = [];
  const leftOut = { untitled: 0, broken: 0, shortened: 0 };
  let total = 0;
  tables.read(
    source,
    options,
    {
      columns: () => undefined,
      row(cells, _row, isBroken) {
        if (isBroken) return ++leftOut.broken > 0;
        const cell = (role: keyof typeof places) => cells[places[role]]?.trim() ?? '';
        if (cell('title') === '') return ++leftOut.untitled > 0;
        if (++total > ownIdeasLimit) return true;
        const { fields, isShortened } = fitFields({
          ...{ title: cell('title'), pitch: cell('pitch'), who: cell('who') },
          ...{ why: cell('why'), experiment: cell('experiment') },
        });
        if (isShortened) leftOut.shortened++;
        ideas.push({ ...fields, tags: tagsOf(cell('tags')) });
        return true;
      },
    },
    context,
  );
  return { table: preview, columns, ideas, leftOut, total };
}

function tagsOf(cell: string): string[] {
  const tags = cell.split(/[,;|，；、]/u).map((tag) => tag.replace(/\s+/gu, ' ').trim().slice(0, tagLimit));
  return [...new Set(tags.filter((tag) => tag !== ''))].slice(0, tagsPerIdea);
}

function requireColumn(name: string, names: readonly string[], file: string): void {
  if (names.includes(name)) return;
  throw new InklingError(
    'table-unusable',
    `“${file}” has no column “${name.slice(0, 100)}”. Nothing was added.`,
    `Choose among its columns: ${names.slice(0, 20).join(', ')}.`,
  );
}
