import type { Settings, KeyProtection } from '../../contract/system.ts';

/** What the system's handlers need of the store. */
export interface SettingStore {
  /** What was saved, by key; nothing is promised about the values. */
  read(): Promise<Record<string, unknown>>;
  /** Resolves after the rows are on the disk. */
  write(changes: Partial<Settings>): Promise<void>;
}

/** What doesn't change while the backend runs. */
export interface SystemFacts {
  readonly version: string;
  readonly dataFolder: string;
  readonly keyProtection: KeyProtection;
}

/** What is known about models at work. */
export interface RuntimeState {
  readonly loadedModel: string | null;
  /** Which way ONNX Runtime is called; null until that was decided. */
  readonly kind: 'c-api' | 'node-api' | null;
}
