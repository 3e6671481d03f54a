import type { Brief, BriefFields, Project } from '../../contract/projects.ts';

/** What projects need of the store. Every promise resolves after the row is on the disk. */
export interface ProjectStore {
  /** The last changed first, deleted ones left out. */
  listProjects(): Promise<Project[]>;
  addProject(
    project: { readonly id: string; readonly name: string; readonly createdAt: number },
    brief: BriefFields,
  ): Promise<Project>;
  /** Throws `not-found`. */
  renameProject(id: string, name: string, now: number): Promise<Project>;
  /** Hides the project until it is restored, or purged after 30 days. Throws `not-found`. */
  deleteProject(id: string, now: number): Promise<void>;
  /** Throws `not-found`. */
  restoreProject(id: string): Promise<Project>;
  /** Throws `not-found`. */
  getBrief(projectId: string): Promise<Brief>;
  /** Sets the fields given. Throws `not-found`. */
  saveBrief(projectId: string, fields: Partial<BriefFields>, now: number): Promise<Brief>;
  /** Sets what the brief is about. Throws `not-found`. */
  setAbout(projectId: string, about: Brief['about'], now: number): Promise<Brief>;
}

/** The project that shows what the app can do. */
export interface SampleProject {
  readonly name: string;
  readonly brief: BriefFields;
}

/** Tells every window what changed. */
export type AnnounceProjects = (what: 'projects' | 'brief', projectId: string) => void;
