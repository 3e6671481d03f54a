import type { Spoken } from '../../contract/speech.ts';
import type { JobContext } from '../workers/job.ts';

/** A model that is there and of which every byte was compared with what it should be. */
interface SpeechModel {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly sha256: string;
}

/** What is asked of the models. */
export interface SpeechModels {
  /** The model of that id, or the one used for speech. Throws `model-missing` or `model-damaged`. */
  find(id: string | undefined, signal: AbortSignal): Promise<SpeechModel>;
}

/** One stretch that is heard at a time. */
export interface Heard {
  readonly spoken: readonly Spoken[];
  readonly language: string;
}

/** A model that is loaded. */
export interface Listener {
  /**
   * What is said in at most 30 seconds of one channel at 16,000 samples a second, with times from its beginning. Throws
   * `cancelled`, and `invalid-input` for a language that the model doesn't know.
   */
  hear(samples: Float32Array, language: string | null, context: JobContext): Promise<Heard>;
}

/** Loads the model of a folder: see runtime/pipelines/listener.ts. Rejects with `model-failed`. */
export type LoadListener = (folder: string) => Promise<Listener>;

/** The bytes of a file. Throws `file-unreadable` or `file-too-large`. */
export type ReadFile = (path: string, fileName: string, context: JobContext) => Promise<Uint8Array>;
