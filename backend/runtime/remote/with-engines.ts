import type { LentEngine } from '../../engines/ports.ts';
import type { Conventions, Embedder, ModelLender } from '../../ideation/ports.ts';
import type { Runtime } from '../runtime.ts';
import type { EngineCalls } from './engine-calls.ts';
import type { RemoteModel } from './remote-model.ts';

/** Which engine is meant by an id; null for a model here. */
export interface EngineFinder {
  find(borrowId: string | undefined): LentEngine | null;
}

/** Lends models here and engines elsewhere alike, to those who write whole answers. */
export interface WriterLender extends ModelLender {
  borrow<T>(
    modelId: string | undefined,
    signal: AbortSignal,
    onPhase: (phase: 'waiting' | 'loading') => void,
    use: (models: {
      readonly text: RemoteModel;
      readonly embedder: Embedder;
      readonly loadMs: number;
    }) => Promise<T>,
  ): Promise<T>;
  borrowTextModel<T>(
    modelId: string | undefined,
    signal: AbortSignal,
    use: (text: RemoteModel) => Promise<T>,
  ): Promise<T>;
}

/**
 * The models here, with engines beside them. An engine is nobody's turn to wait for; the embedder, which stays on this
 * machine, is borrowed anew for each use, so that others get a turn while the engine writes.
 */
export function withEngines(runtime: Runtime, finder: EngineFinder, calls: EngineCalls): WriterLender {
  return {
    borrow(modelId, signal, onPhase, use) {
      const engine = finder.find(modelId);
      if (!engine) return runtime.borrow(modelId, signal, onPhase, use);
      const embedder: Embedder = {
        embed: (texts, embedSignal) =>
          runtime.borrowEmbedderById(undefined, embedSignal, (lent) => lent.embed(texts, embedSignal)),
      };
      return use({ text: calls.modelOf(engine), embedder, loadMs: 0 });
    },

    borrowTextModel(modelId, signal, use) {
      const engine = finder.find(modelId);
      return engine ? use(calls.modelOf(engine)) : runtime.borrowTextModel(modelId, signal, use);
    },

    borrowEmbedder: (language, signal, use) => runtime.borrowEmbedder(language, signal, use),

    async conventions(modelId): Promise<Conventions> {
      if (!finder.find(modelId)) return runtime.conventions(modelId);
      return { ...(await runtime.generalConventions()), beginsItself: true };
    },
  };
}
