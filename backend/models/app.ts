import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { InstalledModel, ModelEntry } from '../../contract/models.ts';
import type { EmbedderLender, ModelStates } from './ports.ts';
import type { ModelRegistry } from './registry.ts';

/** What models there are, and whether they are what they should be. */
export function createModelHandlers(
  registry: ModelRegistry,
  states: ModelStates,
  lender: EmbedderLender,
): Pick<Handlers, 'models.list' | 'models.verify' | 'models.embed'> {
  return {
    'models.embed': ({ modelId, texts }, { signal }) =>
      lender.borrowEmbedderById(modelId, signal, async (embedder) => ({
        modelId: embedder.id,
        vectors: (await embedder.embed(texts, signal)).map((vector) => [...vector]),
        tokens: texts.reduce((sum, text) => sum + embedder.countTokens(text), 0),
      })),

    'models.list': () => Promise.all(registry.list().map((entry) => toInstalled(entry, registry, states))),

    async *'models.verify'({ modelId }, { signal }) {
      let intact = 0;
      let wrong = 0;
      for (const entry of chosen(registry.list(), modelId)) {
        for await (const file of registry.verify(entry, signal)) {
          if (file.verdict === 'intact') intact++;
          else wrong++;
          yield { type: 'file', ...file };
        }
      }
      yield { type: 'done', intact, wrong };
    },
  };
}

function chosen(entries: readonly ModelEntry[], id: string | undefined): readonly ModelEntry[] {
  if (id === undefined) return entries;
  const found = entries.filter((entry) => entry.id === id);
  if (found.length > 0) return found;
  throw new InklingError(
    'model-missing',
    `There is no model "${id.slice(0, 80)}". There are: ${entries.map((entry) => entry.id).join(', ')}.`,
    'Choose one of these, or leave the model out to check all.',
  );
}

async function toInstalled(
  entry: ModelEntry,
  registry: ModelRegistry,
  states: ModelStates,
): Promise<InstalledModel> {
  const isInstalled = await registry.isInstalled(entry);
  return {
    id: entry.id,
    name: entry.name,
    task: entry.task,
    languages: entry.languages,
    licence: entry.licence,
    source: entry.source,
    isDefault: entry.isDefault,
    contextLength: entry.contextLength,
    sizeBytes: entry.files.reduce((sum, file) => sum + file.sizeBytes, 0),
    state: isInstalled ? states.stateOf(entry.id) : 'missing',
  };
}
