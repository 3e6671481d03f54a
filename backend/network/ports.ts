import type { NetworkAttempt, NetworkEntry } from '../../contract/network.ts';

/** The log of attempts. It is kept in the database: one that forgot at each restart would be no proof of anything. */
export interface NetworkLog {
  /** Adds attempts to the rows of their like, and drops the oldest rows beyond `limit`. */
  append(attempts: readonly NetworkAttempt[], limit: number): Promise<void>;
  /** Newest first. */
  list(): Promise<NetworkEntry[]>;
  count(): Promise<{ readonly allowed: number; readonly refused: number }>;
  clear(): Promise<void>;
}

/** Keeps the lock over a restart. */
export interface OfflineStore {
  read(): Promise<boolean>;
  write(offline: boolean): Promise<void>;
}

/** What stands between this process and the network. */
export interface NetworkGuard {
  /** Hears of every attempt, also of those made before. Returns the way to stop. */
  onAttempt(listener: (attempt: NetworkAttempt) => void): () => void;
  /** Refuses every permit, and ends those that are open; or lifts that. */
  setOffline(offline: boolean): void;
}

/** What the network's handlers need of others. */
export interface NetworkParts {
  readonly log: NetworkLog;
  readonly offline: OfflineStore;
  readonly guard: NetworkGuard;
  /** Ends what listens, before its permit goes. */
  stopListening(): Promise<void>;
  announce(): void;
}
