import type { ComposeModels } from './compose/ports.ts';
import { InklingError } from '../contract/errors.ts';
import type { ModelEntry } from '../contract/models.ts';
import type { ModelSource, Runtime } from './runtime/runtime.ts';

/** What compose needs of the models: the default text model, and an embedder for each language. */
export function composeModels(runtime: Runtime, source: Pick<ModelSource, 'find'>): ComposeModels {
  const entry = (): ModelEntry | null => {
    try {
      return source.find(undefined, 'text-generation');
    } catch (error) {
      if (error instanceof InklingError && error.code === 'model-missing') return null;
      throw error;
    }
  };
  return {
    languages: () => entry()?.languages ?? [],
    modelId: () => entry()?.id ?? null,
    borrowTextModel: (signal, use) => runtime.borrowTextModel(undefined, signal, use),
    borrowWriter: (signal, use) =>
      runtime.borrow(
        undefined,
        signal,
        () => {},
        ({ text, embedder }) => use(text, (texts) => embedder.embed(texts, signal)),
      ),
    embed: (language, texts, signal) =>
      runtime.borrowEmbedder(language, signal, (embedder) => embedder.embed(texts, signal)),
    async layout(task) {
      if (!entry()?.conventions) return null;
      return (await runtime.conventions(undefined)).tasks[task] ?? null;
    },
  };
}
