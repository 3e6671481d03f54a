import type { Handlers } from '../../contract/handlers.ts';
import { exportProject, type LeaveParts } from './export-project.ts';

/** Leaving with something: a project as a file. */
export function createLeaveHandlers(parts: LeaveParts): Pick<Handlers, 'leave.export'> {
  return { 'leave.export': (request, { signal }) => exportProject(parts, request, signal) };
}
