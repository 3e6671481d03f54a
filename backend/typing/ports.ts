/** A field by a hash of where it is, and what stands in it. */
export interface Typed {
  readonly place: string;
  readonly projectId: string | null;
  readonly base: string;
  readonly text: string;
}

/** What keeping needs of the store. */
export interface TypingStore {
  /** A project that is gone has nothing kept. */
  keep(typed: Typed, now: number): Promise<void>;
  forget(place: string): Promise<void>;
  list(): Promise<Typed[]>;
}
