import { InklingError } from '../contract/errors.ts';
import type { KnowledgeSource, Models, Passage } from './assistant/ports.ts';
import { importItems } from './knowledge/import.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import { createRandom } from './numerics/random.ts';
import type { WriterOf } from './ideation/ports.ts';
import type { WriterLender } from './runtime/remote/with-engines.ts';
import type { Runtime } from './runtime/runtime.ts';

/** Passages that a sample is drawn from. */
const sampledFrom = 5000;

/** What the assistant needs of a project's knowledge, of what there is. */
export function knowledgeSource(knowledge: Knowledge): KnowledgeSource {
  const { store } = knowledge.parts;
  return {
    async find(projectId, question, signal) {
      const { found, quotes, confidence } = await knowledge.quote(projectId, question, undefined, signal);
      const hasSources =
        found.passages.length > 0 || (await store.listSources(projectId)).some(({ chunks }) => chunks > 0);
      return {
        hasSources,
        passages: found.passages,
        quotes: quotes.map((quote) => ({ ...quote, passage: { ...quote, score: 0 } })),
        confidence,
      };
    },

    async sample(projectId, count, seed) {
      const sources = new Map((await store.listSources(projectId)).map((source) => [source.id, source]));
      const places = [...(await store.readChunks(projectId, -1, sampledFrom))];
      const random = createRandom(seed);
      const passages: Passage[] = [];
      while (passages.length < count && places.length > 0) {
        const [place] = places.splice(Math.floor(random() * places.length), 1);
        const source = place && sources.get(place.sourceId);
        if (!source) continue;
        const { text } = await store.getDocument(place.sourceId);
        const { id: chunkId, sourceId, page, headings, start, end } = place;
        const words = text.slice(start, end);
        passages.push({
          chunkId,
          sourceId,
          source: source.name,
          page,
          headings,
          start,
          end,
          text: words,
          score: 0,
        });
      }
      return passages;
    },

    async addEntry(projectId, name, question, answer) {
      const before = await store.getPasted(projectId, name);
      const text = `${before ? `${before.text}\n\n` : ''}## ${question}\n\n${answer}`;
      const items = [{ kind: 'text' as const, title: name, text }];
      const { signal } = new AbortController();
      for await (const event of importItems(knowledge.parts, projectId, items, undefined, signal))
        if (event.type === 'file' && event.problem) throw InklingError.from(event.problem);
      const after = await store.getPasted(projectId, name);
      if (!after) throw new Error('The entry was not added');
      if (before && before.id !== after.id) {
        await store.deleteSource(before.id, Date.now());
        knowledge.changed(projectId);
      }
      return after.id;
    },
  };
}

/** What the assistant needs of the models: the writer of each project, and the embedders here. */
export function assistantModels(
  runtime: Pick<Runtime, 'borrowEmbedder'>,
  writers: WriterLender,
  writerOf: WriterOf,
): Models {
  return {
    borrowWriter: (projectId, signal, onPhase, use) =>
      writers.borrow(writerOf(projectId, undefined), signal, onPhase, ({ text, embedder }) =>
        use(text, (texts, embedSignal) => embedder.embed(texts, embedSignal)),
      ),
    embed: (language, texts, signal) =>
      runtime.borrowEmbedder(language, signal, (embedder) => embedder.embed(texts, signal)),
    async layout(projectId, task) {
      const { tasks } = await writers.conventions(writerOf(projectId, undefined));
      const layout = tasks[task];
      if (!layout)
        throw new InklingError(
          'model-failed',
          `This model was not taught the task “${task}”.`,
          'Choose another model, or quote instead of writing.',
        );
      return layout;
    },
  };
}
