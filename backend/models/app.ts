import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { ModelEntry } from '../../contract/models.ts';
import { importEvents } from './import-events.ts';
import { toInstalled } from './installed.ts';
import type { ModelParts } from './parts.ts';
import { lookIn, modelPlaces } from './places.ts';

type ModelEndpoint =
  | 'models.embed'
  | 'models.list'
  | 'models.verify'
  | 'models.import'
  | 'models.places'
  | 'models.lookIn'
  | 'models.delete'
  | 'models.use';

/** What models there are, whether they are what they should be, and the bringing in and taking away of one's own. */
export function createModelHandlers(parts: ModelParts): Pick<Handlers, ModelEndpoint> {
  const { registry, own, defaults, runtime, announce } = parts;
  const list = () => Promise.all(registry.list().map((entry) => toInstalled(entry, parts)));
  return {
    'models.embed': ({ modelId, texts }, { signal }) =>
      runtime.borrowEmbedderById(modelId, signal, async (embedder) => ({
        modelId: embedder.id,
        vectors: (await embedder.embed(texts, signal)).map((vector) => [...vector]),
        tokens: texts.reduce((sum, text) => sum + embedder.countTokens(text), 0),
      })),

    'models.list': list,

    async *'models.import'(input, { signal }) {
      const began = performance.now();
      const model = yield* importEvents(parts, input, signal);
      announce();
      const seconds = (performance.now() - began) / 1000;
      yield { type: 'done', model: await toInstalled(model, parts), seconds };
    },

    'models.places': () => [...modelPlaces()],

    'models.lookIn': ({ app }, { signal }) =>
      lookIn(modelPlaces().find((place) => place.app === app) ?? { app, folders: [] }, signal),

    async 'models.delete'({ modelId }, { signal }) {
      const [entry] = chosen(registry.list(), modelId);
      if (!own.list().some(({ id }) => id === entry?.id))
        throw new InklingError(
          'invalid-input',
          `The model ${modelId} came with the app and stays with it.`,
          'Only models that you imported can be deleted.',
        );
      await runtime.unload(modelId, signal);
      if (entry && defaults.of(entry.task) === modelId) await defaults.choose(entry.task, null);
      await own.remove(modelId);
      announce();
      return {};
    },

    async 'models.use'({ modelId, task }) {
      if (modelId !== null) registry.find(modelId, task);
      await defaults.choose(task, modelId);
      announce();
      return list();
    },

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
