import { InklingError } from '../../contract/errors.ts';
import type { WhichIdeas } from '../../contract/leave.ts';
import type { Project } from '../../contract/projects.ts';
import type { Rooms } from './ports.ts';

/** Throws `not-found`. */
export async function requireProject(rooms: Rooms, id: string): Promise<Project> {
  const project = (await rooms.ask('projects.list', {})).find((one) => one.id === id);
  if (project) return project;
  throw new InklingError(
    'not-found',
    'This project is not there any more.',
    'Choose another project; a deleted one can be brought back for 30 days.',
  );
}

/** The ids of the ideas that go along; null: all. Throws `not-found` for a named one that is not in the project. */
export async function ideaIdsOf(
  rooms: Rooms,
  projectId: string,
  which: WhichIdeas,
): Promise<ReadonlySet<string> | null> {
  if (which === 'all') return null;
  const ideas = await rooms.ask('ideas.list', { projectId });
  if (which === 'starred') return new Set(ideas.filter(({ starred }) => starred).map(({ id }) => id));
  const there = new Set(ideas.map(({ id }) => id));
  const missing = which.find((id) => !there.has(id));
  if (missing === undefined) return new Set(which);
  throw new InklingError(
    'not-found',
    'An idea that was chosen is not in this project any more.',
    'Choose the ideas again.',
  );
}
