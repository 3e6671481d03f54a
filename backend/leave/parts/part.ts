import type { Method } from '../../../contract/ideation.ts';
import type { LeaveLanguage, LeavePart, ProjectFile } from '../../../contract/leave.ts';
import type { Project } from '../../../contract/projects.ts';
import type { Section } from '../document.ts';
import type { Rooms } from '../ports.ts';
import type { LeaveWords } from '../words.ts';

type PartData<Id extends LeavePart> = NonNullable<ProjectFile['parts'][Id]>;

/** What a part reads from. */
export interface Reading {
  readonly rooms: Rooms;
  readonly project: Project;
  readonly language: LeaveLanguage;
  /** The ideas that go along; null: all. */
  readonly ideaIds: ReadonlySet<string> | null;
}

/** What a part is told of the rest as it is laid out. */
export interface Layout {
  readonly language: LeaveLanguage;
  readonly words: LeaveWords;
  readonly methods: readonly Method[];
}

/** A part of a project as it was read. */
export interface Read<Id extends LeavePart> {
  readonly id: Id;
  /** As it stands in the JSON file. */
  readonly data: PartData<Id>;
  /** As it stands in a document. */
  lay(layout: Layout): Section[];
}

/** How one room is taken along. Adding a room is adding a file that makes one of these. */
export interface Part<Id extends LeavePart = LeavePart> {
  readonly id: Id;
  /** Null when nothing is written there. */
  read(reading: Reading): Promise<Read<Id> | null>;
}
