/** An engine as it is kept, with its key. */
export interface EngineRecord {
  readonly id: string;
  readonly name: string;
  /** Up to the version, without a slash at the end. */
  readonly address: string;
  readonly key: string | null;
  readonly model: string;
  /** Requests that it is sent at once, over all that ask. */
  readonly atOnce: number;
  readonly createdAt: number;
}

/** Where to ask, and with which key. */
export type EngineAddress = Pick<EngineRecord, 'address' | 'key'>;

/** An engine that a project may write with, until a person takes that back. */
export interface LentEngine {
  readonly record: EngineRecord;
  /** Aborts then, with what the person is told as its reason; nothing more may be sent. */
  readonly withdrawn: AbortSignal;
}

/** Which project writes with which engine. */
export interface EngineUse {
  readonly projectId: string;
  readonly engineId: string;
}

/** Keeps engines. Every promise of a write resolves after the rows are on the disk. */
export interface EngineStore {
  /** Oldest first. */
  list(): Promise<EngineRecord[]>;
  listUses(): Promise<EngineUse[]>;
  /** Adds it, or puts it in the place of the one with its id; `forgetsUses`: no project writes with it from then on. */
  save(engine: EngineRecord, forgetsUses: boolean): Promise<void>;
  /** With the projects' choice of it. */
  remove(id: string): Promise<void>;
  /** Null: none any more. Throws `not-found` for a project that is not there. */
  use(projectId: string, engineId: string | null): Promise<void>;
  /** The project writes with none any more, were it in the trash or not there. */
  forgetUse(projectId: string): Promise<void>;
  /** Throws `not-found`. */
  requireProject(projectId: string): Promise<void>;
}

/** What was found out by having an engine write. */
export interface EngineTrial {
  readonly firstTextMs: number;
  readonly totalMs: number;
  readonly text: string;
  readonly keepsSchema: boolean;
  readonly saysLikelihood: boolean;
}

/** Speaks to engines. Rejects with `engine-unreachable`, `engine-refused`, `engine-unusable`, `offline` or `cancelled`. */
export interface EngineCaller {
  models(at: EngineAddress, signal: AbortSignal): Promise<string[]>;
  /** Sends fixed lines that say nothing of anybody. */
  tryOut(engine: EngineRecord, signal: AbortSignal): Promise<EngineTrial>;
}

/** What the handlers of engines work with. */
export interface EngineParts {
  readonly store: EngineStore;
  readonly caller: EngineCaller;
  announce(): void;
}
