import type { TableSpec } from '../column.ts';
import { convergeTables, ideaTables, projectTables } from './board.ts';
import { assistantTables, knowledgeTables } from './knowledge.ts';
import { analyseTables, predictTables, recommendTables } from './tables-of-data.ts';
import { composeTables, developTables, planTables } from './writing.ts';

/** Every table that belongs to a project, those that others refer to first. A table that is missing fails a test. */
export const carriedTables: readonly TableSpec[] = [
  ...projectTables,
  ...ideaTables,
  ...convergeTables,
  ...developTables,
  ...planTables,
  ...composeTables,
  ...knowledgeTables,
  ...assistantTables,
  ...recommendTables,
  ...predictTables,
  ...analyseTables,
];

/** Tables that stay behind, and why. */
export const tablesLeftBehind: Readonly<Record<string, string>> = {
  setting: 'of the app, not of a project',
  network_event: 'of the app, not of a project',
  engine: 'of the app, not of a project, and with a key',
  project_engine: 'whoever opens the file says for themselves what may leave their machine',
  idea_indexed: 'made anew when ideas are searched',
  search_entry: 'made anew when everything is searched',
  search_queue: 'tells of the index of this database alone',
  project_import: 'tells of this database alone',
  project_import_row: 'tells of this database alone',
  typed_text: 'not sent yet, so not part of the project',
  undo_step: 'the way back of one who worked in this database',
};

/** Columns that stay behind, and why. */
export const columnsLeftBehind: Readonly<Record<string, string>> = {
  'source.path': 'where a file lay on one machine says nothing on another, and tells of its owner',
  'chunk.key': 'given anew by each database',
};
