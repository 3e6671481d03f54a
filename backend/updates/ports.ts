/** A version that is newer than this one. */
export interface Release {
  readonly version: string;
  /** Of its file for this system; 0 where this copy can't be replaced by a file. */
  readonly bytes: number;
}

/** What asks for newer versions and fetches them. */
export interface Updater {
  /** Null where this copy was built without an address. */
  readonly host: string | null;
  readonly canReplace: boolean;
  /** Null where none is newer. Rejects with `update-unreachable`, `update-refused`, `offline` or `cancelled`. */
  look(signal: AbortSignal): Promise<Release | null>;
  /** Fetches what was found last, or finds it fetched. Rejects with `update-damaged` and `disk-full` besides. */
  fetch(tell: (doneBytes: number, totalBytes: number) => void, signal: AbortSignal): Promise<void>;
  /** Puts what was fetched in place of the running file. Rejects with `update-not-placed`; the file is whole either way. */
  place(): Promise<void>;
  /** Throws away what was fetched. */
  discard(): Promise<void>;
}

/** What is kept over a restart. */
export interface UpdateChoice {
  readonly looks: boolean;
  readonly askedAt: number | null;
}

/** Keeps it. */
export interface UpdateStore {
  read(): Promise<UpdateChoice>;
  write(choice: UpdateChoice): Promise<void>;
}
