import type { CarriedRoom } from '../../contract/carry.ts';

/** A value of a row; bytes are a BLOB. */
export type Value = string | number | null | Uint8Array;
/** A row by the names of its columns. */
export type Row = Readonly<Record<string, Value>>;

/** What is done when a row is here and in the file, and they differ. */
export type Merging =
  /** The one that was changed later stands; the times are in this column. */
  | { readonly newer: string }
  /** What is here stays: a row without a time, or one that never changes once it is written. */
  | 'stays'
  /** As 'stays', and nobody is told: it can be worked out again. */
  | 'derived'
  /** An idea: its text by its times; marks that are set stand before marks that are not. */
  | 'idea'
  /** A version of a text: both are kept, one of them under the next number. */
  | 'version';

/** A column as a project file carries it. */
export interface CarriedColumn {
  readonly name: string;
  readonly kind: 'id' | 'text' | 'json' | 'int' | 'real' | 'bytes' | 'json-bytes';
  readonly isNullable: boolean;
  /** Holds words of a person or of the model: shown when two texts differ, and never rewritten. */
  readonly isProse: boolean;
}

/** A table as a project file carries it. */
export interface CarriedTable {
  readonly name: string;
  readonly room: CarriedRoom;
  readonly columns: readonly CarriedColumn[];
  readonly merging: Merging;
  /** Rows that are read at once: one where a row may be large. */
  readonly rowsAtOnce: number;
  /** Rows of no project, carried along when a row of this column names one of them. */
  readonly sharedBy: { readonly table: string; readonly column: string } | null;
}

/** How a table hangs together with others, as the database has it. */
export interface TableShape {
  readonly key: readonly string[];
  /** Other columns that may stand only once together. */
  readonly unique: readonly (readonly string[])[];
  readonly references: readonly Reference[];
  readonly canBeHidden: boolean;
}
export interface Reference {
  readonly column: string;
  readonly table: string;
  /** What becomes of the row when that one goes: it goes too, or forgets it. */
  readonly isOwner: boolean;
}

/** What a project file says of itself before its rows. */
export interface FileFacts {
  readonly projectId: string;
  readonly projectName: string;
  readonly writtenAt: number;
  /** The app that wrote it. */
  readonly inkling: string;
}

/** Writes one project file; it is there whole after `finish`, or not at all. */
export interface FileWriter {
  /** Adds rows of one table. */
  add(table: CarriedTable, rows: readonly Row[]): Promise<void>;
  /** Resolves with its size. */
  finish(): Promise<number>;
  /** Takes away what was written. */
  discard(): Promise<void>;
}

/** A file being read: rows in the order in which they were written, checked against what may stand there. */
export interface OpenedFile {
  readonly facts: FileFacts;
  readonly isEncrypted: boolean;
  /** Ends with a batch without a table, after which the file is known to be whole. Throws `file-damaged`. */
  read(signal: AbortSignal): AsyncIterable<FileBatch>;
}
export interface FileBatch {
  readonly table: string | null;
  readonly rows: readonly Row[];
  /** Share of the file that was read. */
  readonly share: number;
  /** Fingerprint of all that was read. */
  readonly digest: string;
}

/** Files as the machine has them. */
export interface ProjectFiles {
  /** Throws `invalid-input` for a place that is not one for a project file, and the disk's errors in plain words. */
  create(path: string, facts: FileFacts, passphrase: string | null, signal: AbortSignal): Promise<FileWriter>;
  /** Throws `file-unreadable`, `file-unsupported` (also one by a newer app), `file-encrypted`, `file-damaged`. */
  open(path: string, passphrase: string | null, signal: AbortSignal): Promise<OpenedFile>;
}

/** A project being read. */
export interface ProjectReading {
  readonly name: string;
  /** How many rows there are to read. */
  readonly count: number;
  /** Table by table, those that others refer to first; within a table in the order in which they were added. */
  rows(): AsyncIterable<{ readonly table: CarriedTable; readonly rows: readonly Row[] }>;
}

/** A row that is here already, and whether it is hidden. */
export interface HereRow {
  readonly row: Row;
  readonly hiddenAt: number | null;
}

/** Where rows of an import are written; in one transaction, or nowhere. */
export interface ImportWriter {
  /** The rows of this project that these would meet, by their key or by columns that may stand only once. */
  find(table: CarriedTable, rows: readonly Row[]): Promise<(HereRow | null)[]>;
  /** Adds rows; of those of no project, only the ones that are not here. */
  add(table: CarriedTable, rows: readonly Row[]): Promise<void>;
  change(table: CarriedTable, before: Row, after: Row): Promise<void>;
  /** Shows a row again that is hidden here. */
  unhide(table: CarriedTable, row: Row): Promise<void>;
  /** Keeps a text that does not stand, so that it isn't lost. */
  keep(table: CarriedTable, row: Row, took: 'here' | 'file'): Promise<void>;
  /** The highest number of a version of that text. */
  highestVersion(documentId: string): Promise<number>;
}

/** An import as it is remembered. */
export interface ImportRecord {
  readonly id: string;
  readonly projectId: string;
  readonly fileName: string;
  readonly importedAt: number;
  readonly takenBackAt: number | null;
  readonly isNewProject: boolean;
  readonly added: number;
  readonly changed: number;
}
interface KeptRow {
  readonly table: string;
  readonly row: Row;
  readonly took: 'here' | 'file';
}

/** What carrying needs of the store. */
export interface CarryStore {
  readonly tables: readonly CarriedTable[];
  shapes(): Promise<ReadonlyMap<string, TableShape>>;
  /** Looks what there is to read, hidden rows left out. Throws `not-found`. */
  read(projectId: string): Promise<ProjectReading>;
  /** A project by its id, hidden ones too. */
  standing(projectId: string): Promise<{ readonly name: string; readonly isHidden: boolean } | null>;
  /** A look at what an import would meet; writes nothing. */
  tryOut<T>(projectId: string, work: (writer: ImportWriter) => Promise<T>): Promise<T>;
  /** One transaction: all of it, or nothing. */
  import<T>(
    record: Pick<ImportRecord, 'id' | 'projectId' | 'fileName' | 'importedAt' | 'isNewProject'>,
    work: (writer: ImportWriter) => Promise<T>,
  ): Promise<{ readonly result: T; readonly record: ImportRecord }>;
  imports(projectId: string): Promise<ImportRecord[]>;
  /** Throws `not-found`. */
  kept(importId: string): Promise<KeptRow[]>;
  /** Forgets an import and the texts it kept; resolves with its project. Throws `not-found`. */
  forget(importId: string): Promise<string>;
  /** Takes an import back; resolves with the rows that were left because they were worked on since. Throws `not-found`. */
  takeBack(importId: string, now: number): Promise<{ readonly projectId: string; readonly left: number }>;
}
