import type { Backup, BackupKind } from '../../contract/backups.ts';

/** How work tells of itself. */
export interface Watched {
  readonly signal: AbortSignal;
  onProgress?(event: BackupProgress): void;
}

export type BackupProgress =
  | { readonly type: 'progress'; readonly doneBytes: number; readonly totalBytes: number }
  | { readonly type: 'checking' };

/** The copies of the database in its data folder, encrypted with its key. */
export interface BackupVault {
  /** Newest first, each opened and counted. */
  list(): Promise<Backup[]>;
  /**
   * Copies the open database while it is used, and reads the copy back in full before it counts. Throws `disk-full`,
   * `database-damaged` and `cancelled`; nothing half made is left.
   */
  make(kind: Extract<BackupKind, 'daily' | 'asked'>, watched: Watched): Promise<Backup>;
  /**
   * Reads a backup in full and lays it ready: the next opening of the store takes it and sets the present database
   * aside under the id that is answered. Throws `not-found`, `database-damaged`, `database-newer` and `disk-full`.
   */
  stageRestore(id: string, signal: AbortSignal): Promise<string>;
  /** The same with an empty database. */
  stageEmpty(): Promise<string>;
  /** Those of another name are passed over. */
  delete(ids: readonly string[]): Promise<{ deleted: number; freedBytes: number }>;
}
