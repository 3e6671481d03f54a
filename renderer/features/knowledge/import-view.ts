import type { Problem } from '../../../contract/errors.ts';
import type { EventOf } from '../../../contract/index.ts';

/** What an import tells of itself; a failure is thrown instead. */
export type ImportEvent = Exclude<EventOf<'sources.import'>, { type: 'failed' }>;
type ImportProgress = Extract<ImportEvent, { type: 'progress' }>;

/** A file that could not be read, and why. */
interface FailedFile {
  readonly file: string;
  readonly problem: Problem;
}

/** An import of a project as its page shows it. */
export interface ImportView {
  readonly taskId: number;
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  readonly at: ImportProgress | null;
  readonly failed: readonly FailedFile[];
  readonly added: number;
  readonly unchanged: number;
  /** What ended it, other than the person. */
  readonly problem: Problem | null;
}

/** An import that begins now; one that waited for another goes on counting where that one ended. */
export const newImport = (taskId: number, before: ImportView | null = null): ImportView => ({
  taskId,
  state: 'running',
  at: null,
  failed: before?.failed ?? [],
  added: before?.added ?? 0,
  unchanged: before?.unchanged ?? 0,
  problem: null,
});

/** What an event of the import makes of its view. */
export function afterImportEvent(view: ImportView, event: ImportEvent): ImportView {
  switch (event.type) {
    case 'planned':
      return view;
    case 'progress':
      return { ...view, at: event };
    case 'file':
      if (event.outcome === 'added') return { ...view, added: view.added + 1 };
      if (event.outcome === 'unchanged') return { ...view, unchanged: view.unchanged + 1 };
      return event.problem === null
        ? view
        : { ...view, failed: [...view.failed, { file: event.file, problem: event.problem }] };
    case 'done':
      return { ...view, state: 'done', at: null };
  }
}

/** How much of the import is done, from 0 to 1: reading a file is a tenth of it, embedding it the rest. */
export function shareOf({ done, planned, phase, share }: ImportProgress): number {
  const ofFile = phase === 'reading' ? share * 0.1 : 0.1 + share * 0.9;
  return planned === 0 ? 0 : Math.min(1, (done + ofFile) / planned);
}
