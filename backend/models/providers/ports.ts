import type { ExecutionProvider, ProviderAnswer, ProviderQuestion } from '../../../contract/providers.ts';

/**
 * Has a process of its own try a provider, and gives its answer; what brings it down, or takes too long, is an answer.
 * Rejects with `cancelled`.
 */
export type AskProvider = (question: ProviderQuestion, signal: AbortSignal) => Promise<ProviderAnswer>;

/** What was found out about providers on a machine, and what was chosen. */
export interface KeptProviders {
  /** The machine and ONNX Runtime that it was found out on. */
  readonly machine: string;
  readonly tried: readonly {
    readonly provider: ExecutionProvider;
    /** Null: it works. */
    readonly reason: string | null;
  }[];
  readonly measured: readonly {
    readonly modelId: string;
    readonly provider: ExecutionProvider;
    readonly tokenSeconds: number;
  }[];
  readonly chosen: readonly { readonly modelId: string; readonly provider: ExecutionProvider }[];
}

export interface ProviderStore {
  read(): Promise<KeptProviders | null>;
  write(kept: KeptProviders): Promise<void>;
}

/** A text model at rest, whose turn it is. */
export interface RestingModel {
  readonly id: string;
  readonly folder: string;
  /** Aborted when somebody wants a turn. */
  readonly signal: AbortSignal;
}

/**
 * Lends the default text model's files when it was used lately and rests now, and nobody else has a turn meanwhile. Null
 * where it is no good time, or somebody came.
 */
export type AtRest = <T>(signal: AbortSignal, work: (model: RestingModel) => Promise<T>) => Promise<T | null>;
