import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDocumentReader } from '../../backend/document-reader.ts';
import { chunkDocument } from '../../backend/documents/chunk.ts';
import type { DocumentJobs } from '../../backend/documents/jobs.ts';
import { documentWorkerLimits } from '../../backend/documents/limits.ts';
import { sentences } from '../../backend/documents/sentences.ts';
import { importItems } from '../../backend/knowledge/import.ts';
import { createKnowledge, type Knowledge } from '../../backend/knowledge/knowledge.ts';
import type { Weighed } from '../../backend/knowledge/quote.ts';
import type { SearchResult } from '../../backend/knowledge/search.ts';
import type { Basis } from '../../backend/knowledge/sentence-mark.ts';
import { readLibrary } from '../../backend/library-folder.ts';
import { createModelRegistry } from '../../backend/models/registry.ts';
import { createRuntime } from '../../backend/runtime/runtime.ts';
import { createKnowledgeStore } from '../../backend/store/knowledge-store.ts';
import { throwAwayKey } from '../../backend/store/key.ts';
import { openStore } from '../../backend/store/open.ts';
import { createProjectStore } from '../../backend/store/project-store.ts';
import { createWorker } from '../../backend/workers/worker-handle.ts';
import type { Question } from './questions.ts';

/** A question, what was found for it, and all sentences that were weighed. */
export interface WeighedQuestion {
  readonly question: Question;
  readonly found: SearchResult;
  readonly weighed: readonly Weighed[];
}

const root = path.resolve(import.meta.dirname, '../..');
const library = path.join(root, 'library');

/** Imports a folder into a store that is thrown away, and weighs sentences for all questions. */
export async function weighAll(
  folder: string,
  questions: readonly Question[],
  basis: Basis,
): Promise<WeighedQuestion[]> {
  const all: WeighedQuestion[] = [];
  await withKnowledge(folder, basis, async (knowledge, id, signal) => {
    for (const question of questions) {
      const { found, weighed } = await knowledge.quote(id, question.question, undefined, signal);
      all.push({ question, found, weighed });
    }
  });
  return all;
}

/** Lends what is known of the documents of a folder, and the project it is known in; needs the parts behind the contract. */
export async function withKnowledge(
  folder: string,
  basis: Basis,
  use: (knowledge: Knowledge, projectId: string, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const data = await mkdtemp(path.join(tmpdir(), 'inkling-fit-'));
  const registry = await createModelRegistry(path.join(root, 'models'));
  const store = await openStore(data, throwAwayKey());
  const runtime = createRuntime(registry, '', () => undefined);
  const worker = createWorker<DocumentJobs>(documentWorkerLimits);
  const { signal } = new AbortController();
  try {
    const knowledge = createKnowledge(
      {
        store: createKnowledgeStore(store.database),
        reader: createDocumentReader(worker, library, () => Promise.resolve(null)),
        borrowEmbedder: runtime.borrowEmbedder,
        borrowPatiently: runtime.borrowEmbedder,
        reranker: { chosen: () => null, borrow: runtime.borrowReranker },
        sentenceRanker: { reads: () => basis === 'reading', borrow: runtime.borrowSentenceRanker },
        chunkDocument,
        splitSentences: sentences,
        pause: () => new Promise((resolve) => setImmediate(resolve)),
      },
      () => undefined,
    );
    const id = randomUUID();
    const now = Date.now();
    const brief = { ...(await readLibrary(library)).sample.brief, name: 'Fit' };
    await createProjectStore(store.database).addProject({ id, name: 'Fit', createdAt: now }, brief);
    const items = (await knowledge.parts.reader.list([folder])).map((path) => ({
      kind: 'file' as const,
      path,
    }));
    for await (const event of importItems(knowledge.parts, id, items, undefined, signal))
      if (event.type === 'file' && event.problem) throw new Error(event.problem.message);
    await use(knowledge, id, signal);
  } finally {
    await worker.close();
    await runtime.dispose();
    await store.close();
    await rm(data, { recursive: true, force: true });
  }
}
