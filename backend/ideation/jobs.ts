import type { ParsedInputOf } from '../../contract/index.ts';
import type { JobContext } from '../workers/job.ts';
import { readIdeaTable } from './own/read-idea-table.ts';
import type { ReadTextFile, TableReader } from './ports.ts';

/** What the jobs of ideation need of others. */
interface JobParts {
  readonly tables: TableReader;
  readonly readTextFile: ReadTextFile;
}

/** The jobs of ideation for a worker: files of the person's own ideas are read there. */
export function createIdeationJobs({ tables, readTextFile }: JobParts) {
  return {
    'ideas/read-table': (
      input: Pick<ParsedInputOf<'ideas.readTable'>, 'source' | 'options' | 'columns'>,
      context: JobContext,
    ) => readIdeaTable(input, tables, context),
    /** Throws the `file-…` problems. */
    'ideas/read-text': (
      input: { readonly path: string; readonly encoding: ParsedInputOf<'ideas.readText'>['encoding'] },
      context: JobContext,
    ) => readTextFile(input.path, input.encoding, context),
  };
}

export type IdeationJobs = ReturnType<typeof createIdeationJobs>;
