import type { Handlers } from '../../contract/handlers.ts';
import { defaultThreshold } from '../../contract/knowledge.ts';
import { importItems, type ImportItem } from './import.ts';
import type { Knowledge } from './knowledge.ts';
import { readAround } from './read-around.ts';
import { toProblems } from './to-problems.ts';

type KnowledgeEndpoint =
  | 'sources.list'
  | 'sources.import'
  | 'sources.preview'
  | 'sources.delete'
  | 'sources.restore'
  | 'sources.read'
  | 'sources.addSample'
  | 'knowledge.search'
  | 'knowledge.quote';

/** What a project knows, and how it is searched. */
export function createKnowledgeHandlers(knowledge: Knowledge): Pick<Handlers, KnowledgeEndpoint> {
  const { store, reader } = knowledge.parts;
  return {
    'sources.list': ({ projectId }) => store.listSources(projectId),

    async *'sources.import'({ projectId, paths, texts, resume, encoding }, { signal }) {
      const cutOff = resume ? await store.listSources(projectId) : [];
      const items: ImportItem[] = [
        ...cutOff
          .filter(({ state }) => state === 'importing')
          .map((source) => ({ kind: 'rest' as const, source })),
        ...(await reader.list(paths)).map((path) => ({ kind: 'file' as const, path })),
        ...texts.map((text) => ({ kind: 'text' as const, ...text })),
      ];
      yield* importItems(knowledge.parts, projectId, items, encoding, signal);
    },

    async *'sources.addSample'({ projectId, language }, { signal }) {
      const paths = await reader.sample(language);
      const items = paths.map((path) => ({ kind: 'file' as const, path }));
      yield* importItems(knowledge.parts, projectId, items, undefined, signal);
    },

    async 'sources.preview'({ path, encoding, length }, { signal }) {
      const fileName = path.split(/[\\/]/).at(-1) ?? path;
      const document = await reader.read({ from: { path }, fileName, encoding }, signal, () => {});
      return {
        kind: document.kind,
        encoding: document.encoding?.name ?? null,
        confidence: document.encoding?.confidence ?? null,
        text: document.text.slice(0, length),
        problems: toProblems(document.problems),
      };
    },

    async 'sources.delete'({ id }) {
      const { projectId } = await store.deleteSource(id, Date.now());
      knowledge.changed(projectId);
      return {};
    },
    async 'sources.restore'({ id }) {
      const source = await store.restoreSource(id);
      knowledge.changed(source.projectId);
      return source;
    },
    async 'sources.read'({ id, around, length }) {
      const source = await store.getSource(id);
      return { source, ...readAround(await store.getDocument(id), around, length) };
    },

    async 'knowledge.search'({ projectId, question, sourceIds, count }, { signal }) {
      const began = performance.now();
      const found = await knowledge.search(projectId, question, { count, sourceIds }, signal);
      return {
        read: { repaired: [...found.read.repaired], codes: [...found.read.codes] },
        passages: [...found.passages],
        together: found.together,
        timings: { ...found.timings, totalMs: performance.now() - began },
      };
    },
    async 'knowledge.quote'({ projectId, question, sourceIds }, { signal }) {
      const began = performance.now();
      const { found, quotes, confidence } = await knowledge.quote(projectId, question, sourceIds, signal);
      return {
        quotes: [...quotes],
        confidence,
        threshold: defaultThreshold,
        passages: [...found.passages],
        together: found.together,
        read: { repaired: [...found.read.repaired], codes: [...found.read.codes] },
        totalMs: performance.now() - began,
      };
    },
  };
}
