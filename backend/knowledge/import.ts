import { createHash, randomUUID } from 'node:crypto';
import path from 'node:path';
import { InklingError, type Problem } from '../../contract/errors.ts';
import type { ChosenEncoding, Source } from '../../contract/knowledge.ts';
import { embedSource } from './embed-source.ts';
import { languageOf } from './language.ts';
import type { BorrowEmbedder, ChunkDocument, DocumentReader, KnowledgeStore } from './ports.ts';
import type { ImportEvent } from './import-event.ts';
import { createTally, type Tally } from './tally.ts';
import { toProblems } from './to-problems.ts';
import { whileWaiting } from './while-waiting.ts';

/** What importing needs. */
export interface ImportParts {
  readonly store: KnowledgeStore;
  readonly reader: DocumentReader;
  readonly borrowEmbedder: BorrowEmbedder;
  /** The same, letting those go first who wait for an answer. */
  readonly borrowPatiently: BorrowEmbedder;
  readonly chunkDocument: ChunkDocument;
  readonly pause: () => Promise<void>;
  /** Something of this project can be found now that could not before, or no more. */
  readonly onChange: (projectId: string) => void;
}

/** What is to be read: a file, pasted text, or a source that was cut off. */
export type ImportItem =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'text'; readonly title: string; readonly text: string }
  | { readonly kind: 'rest'; readonly source: Source };

type Outcome = Omit<Extract<ImportEvent, { type: 'file' }>, 'type' | 'file'>;

const encoder = new TextEncoder();

/** Reads one item after the other; what is wrong with one does not stop the rest. Rejects with `cancelled`. */
export async function* importItems(
  parts: ImportParts,
  projectId: string,
  items: readonly ImportItem[],
  encoding: ChosenEncoding | undefined,
  signal: AbortSignal,
): AsyncGenerator<ImportEvent, void, void> {
  await parts.store.requireProject(projectId);
  yield { type: 'planned', files: items.length };
  const tally = createTally(items.length);
  for (const item of items) {
    const file = nameOf(item);
    const outcome = yield* importItem(parts, projectId, item, encoding, tally, signal);
    tally.count(outcome.outcome, outcome.source?.characters ?? 0);
    yield { type: 'file', file, ...outcome };
  }
  yield { type: 'done', ...tally.summary() };
}

async function* importItem(
  parts: ImportParts,
  projectId: string,
  item: ImportItem,
  encoding: ChosenEncoding | undefined,
  tally: Tally,
  signal: AbortSignal,
): AsyncGenerator<ImportEvent, Outcome, void> {
  try {
    const source =
      item.kind === 'rest' ? item.source : yield* addSource(parts, projectId, item, encoding, tally, signal);
    if (source.state === 'ready') return { outcome: 'unchanged', source, problem: null };
    const file = nameOf(item);
    for await (const share of embedSource(
      { ...parts, borrowEmbedder: parts.borrowPatiently },
      source,
      signal,
    )) {
      parts.onChange(projectId);
      yield tally.progress(file, 'embedding', share);
    }
    const ready = await parts.store.finishSource(source.id);
    await removeOlder(parts.store, ready);
    parts.onChange(projectId);
    return { outcome: 'added', source: ready, problem: null };
  } catch (error) {
    if (isOfThisFile(error)) return { outcome: 'failed', source: null, problem: error.problem };
    throw error;
  }
}

/** Reads a file or a text and keeps it, still without its passages. One whose bytes are kept already comes back as it is. */
async function* addSource(
  { store, reader, onChange }: ImportParts,
  projectId: string,
  item: Exclude<ImportItem, { kind: 'rest' }>,
  encoding: ChosenEncoding | undefined,
  tally: Tally,
  signal: AbortSignal,
): AsyncGenerator<ImportEvent, Source, void> {
  const name = nameOf(item);
  yield tally.progress(name, 'reading', 0);
  const bytes = item.kind === 'text' ? encoder.encode(item.text) : null;
  const { sha256, sizeBytes } = bytes
    ? { sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length }
    : await reader.hash((item as { path: string }).path, signal);
  const known = await store.findSource(projectId, sha256);
  // Told another encoding, the same bytes are another text, which takes the place of what they were read as.
  const isReadAnew = item.kind === 'file' && encoding !== undefined && known?.encoding !== encoding;
  if (known && !isReadAnew) return known;

  let share = 0;
  const reading = reader.read(
    {
      from: bytes ? { bytes } : { path: (item as { path: string }).path },
      // Pasted text may be Markdown, and reads the same when it is not.
      fileName: item.kind === 'text' ? `${name}.md` : name,
      encoding: bytes ? 'utf-8' : encoding,
    },
    signal,
    (now) => (share = now),
  );
  for await (const event of whileWaiting(reading, () => tally.progress(name, 'reading', Math.min(1, share))))
    yield event;
  const document = await reading;
  const id = randomUUID();
  await store.addSource(
    {
      id,
      projectId,
      name,
      path: item.kind === 'file' ? item.path : null,
      kind: document.kind,
      encoding: item.kind === 'file' ? (document.encoding?.name ?? null) : null,
      language: languageOf(document.text),
      sizeBytes,
      problems: toProblems(document.problems),
      createdAt: Date.now(),
    },
    document,
    { sha256, pasted: item.kind === 'text' ? item.text : null },
  );
  onChange(projectId);
  return store.getSource(id);
}

/** A file that was read again because it changed takes the place of what it was. */
async function removeOlder(store: KnowledgeStore, source: Source): Promise<void> {
  if (source.path === null) return;
  for (const other of await store.listSources(source.projectId))
    if (other.path === source.path && other.id !== source.id) await store.deleteSource(other.id, Date.now());
}

function nameOf(item: ImportItem): string {
  if (item.kind === 'file') return path.basename(item.path);
  return item.kind === 'text' ? item.title : item.source.name;
}

const ofOneFile = new Set<Problem['code']>([
  'file-unreadable',
  'file-too-large',
  'file-unsupported',
  'file-empty',
  'file-encrypted',
  'file-damaged',
  'file-scanned',
  'worker-ended',
]);

function isOfThisFile(error: unknown): error is InklingError {
  return error instanceof InklingError && ofOneFile.has(error.code);
}
