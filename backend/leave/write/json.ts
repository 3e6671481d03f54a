import { projectFileVersion, type ProjectFile } from '../../../contract/leave.ts';
import type { Project } from '../../../contract/projects.ts';
import type { Read } from '../parts/part.ts';

/** The parts that were read, as the file that can be read back by `projectFileSchema`. */
export function projectFileOf(
  project: Project,
  read: readonly Read<never>[],
  inkling: string,
  writtenAt: number,
): ProjectFile {
  return {
    format: 'inkling-project',
    version: projectFileVersion,
    inkling,
    writtenAt,
    project,
    parts: Object.fromEntries(read.map(({ id, data }) => [id, data])),
  };
}
