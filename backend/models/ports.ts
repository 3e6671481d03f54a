import type { MachineSpeed } from '../../contract/catalogue.ts';
import type { ModelFile, ModelTask } from '../../contract/models.ts';
import type { JobContext } from '../workers/job.ts';

/** What is asked of the runtime about models. */
export interface ModelStates {
  stateOf(id: string): 'loaded' | 'unloaded';
  /** Takes a model out of memory, after whoever is using it. */
  unload(id: string, signal: AbortSignal): Promise<void>;
}

/** Keeps which model does which task. */
export interface DefaultStore {
  read(): Promise<Readonly<Partial<Record<ModelTask, string>>>>;
  /** Null: the one that came with the app. */
  write(task: ModelTask, id: string | null): Promise<void>;
}

/** Converts a GGUF file into an empty folder: see runtime/gguf/convert.ts. */
export type ConvertGguf = (path: string, folder: string, context: JobContext) => ConvertedModel;

/** Copies a model in ONNX into an empty folder: see runtime/onnx-folder/copy-folder.ts. */
export type CopyOnnx = (path: string, folder: string, context: JobContext) => CopiedModel;

/** Loads the model of a folder and has it read something. Rejects with `model-failed` when that doesn't work. */
export type TryModel = (folder: string, task: ModelTask) => Promise<void>;

/**
 * Writes with the text model of a folder for about so many milliseconds, and gives the seconds that a token takes when
 * nothing else runs. Tells how far it is as a share of 1.
 */
export type MeasureSpeed = (
  folder: string,
  how: { readonly milliseconds: number; readonly threads: number },
  context: JobContext,
) => Promise<number>;

/** Memory of the machine in bytes; what is available is null where no number can be trusted. */
export interface MachineMemory {
  readonly available: number | null;
  readonly whole: number;
}

export type ReadMemory = () => MachineMemory;

/** Keeps the address that models are fetched from; null for the usual one. */
export interface HubStore {
  read(): Promise<string | null>;
  write(address: string | null): Promise<void>;
}

/** Keeps the address of the hub that a person allowed to be searched; null for none. */
export type HubSearchStore = HubStore;

/** The way downloads take: what the system's variables say, straight, or through a proxy of the person's. */
export type ProxySetting =
  | { readonly kind: 'system' | 'none' }
  | {
      readonly kind: 'address';
      /** "http://proxy.example:3128". */
      readonly address: string;
      readonly user: string | null;
      readonly password: string | null;
    };

/** Keeps the way that downloads take, with the password of a proxy. */
export interface ProxyStore {
  read(): Promise<ProxySetting>;
  write(setting: ProxySetting): Promise<void>;
}

/** Keeps what was measured, and on which machine: a data folder can be carried to another. */
export interface SpeedStore {
  read(): Promise<KeptSpeed | null>;
  write(speed: KeptSpeed): Promise<void>;
}

/** Keeps how many threads were fastest, and on which machine. */
export interface ThreadStore {
  read(): Promise<KeptThreads | null>;
  write(threads: KeptThreads): Promise<void>;
}

interface KeptThreads {
  readonly machine: string;
  readonly threads: number;
  readonly at: number;
}

export interface KeptSpeed extends MachineSpeed {
  readonly machine: string;
}

/** An embedder at work. */
interface Embedder {
  readonly id: string;
  /** Vectors of length 1, in the order of the texts. */
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]>;
  countTokens(text: string): number;
}

/** Lends an embedder to one user at a time. */
export interface EmbedderLender {
  /** The embedder of that id, or the default one. Throws `model-missing`. */
  borrowEmbedderById<T>(
    id: string | undefined,
    signal: AbortSignal,
    use: (embedder: Embedder) => Promise<T>,
  ): Promise<T>;
}

/** How far the conversion of a model is. */
export interface ConvertProgress {
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** What a conversion found out about a model, and the files it wrote. */
export interface ConvertedModel {
  /** As its maker calls it; null where the file doesn't say. */
  readonly name: string | null;
  readonly architecture: string;
  readonly licence: string | null;
  /** Language tags, where the file names any. */
  readonly languages: readonly string[];
  readonly contextLength: number;
  /** Weights. */
  readonly parameters: number;
  /** The kind of block that most weights are in, as llama.cpp calls it. */
  readonly packing: string;
  /** Whether it came without a chat template, so that a layout of turns was chosen by its tokens. */
  readonly isLayoutGuessed: boolean;
  readonly files: readonly ModelFile[];
}

/** What a folder says of a model that was copied out of it, and the files it became. */
export interface CopiedModel extends Omit<ConvertedModel, 'name' | 'parameters' | 'packing'> {
  readonly task: ModelTask;
  /** As its folder is called. */
  readonly name: string;
  /** Not counted: packed weights don't say. */
  readonly parameters: null;
  /** As the file's name tells: "q4"; null where it tells nothing. */
  readonly packing: string | null;
}
