import type { EventOf, ParsedInputOf } from '../../contract/index.ts';
import { searchKinds, type SearchHit, type SearchKind } from '../../contract/search.ts';
import { nearest, type MeaningParts } from './by-meaning.ts';
import { excerptOf, marked } from './excerpt.ts';
import { fromLibrary } from './library.ts';
import type { Searchable, SearchLibrary, SearchReader, SearchStore } from './ports.ts';
import { indexedWords, termsOf, wordQueries, type Terms } from './terms.ts';

/** What searching everything needs. */
export interface SearchParts extends MeaningParts {
  readonly store: SearchStore;
  readonly reader: SearchReader;
  readonly library: SearchLibrary;
}

type Input = ParsedInputOf<'search.everything'>;
type Event = Exclude<EventOf<'search.everything'>, { type: 'failed' }>;
type Found = Pick<Extract<Event, { type: 'found' }>, 'hits' | 'more'>;

/** Many messages of one conversation may match, or fields of one document: so many more are looked at, and each place shown once. */
const readAhead: Partial<Record<SearchKind, number>> = { conversation: 3, document: 3 };
/** Waiting things from which on it is said how far their indexing is. */
const worthSaying = 500;

/** Searches everything by words, then by meaning. Rejects with `cancelled`. */
export async function* searchEverything(
  parts: SearchParts,
  input: Input,
  signal: AbortSignal,
): AsyncGenerator<Event> {
  if (input.projectId !== null) await parts.store.requireProject(input.projectId);
  yield* index(parts, signal);
  const terms = termsOf(input.query, parts.reader);
  const found = await byWords(parts, input, terms, signal);
  yield { type: 'found', ...found };
  yield { type: 'done', ...(await withMeaning(parts, input, terms, found, signal)) };
}

/** Brings the index up to date; the thread is free in between, and what was put in stays. */
async function* index({ store, reader, pause }: SearchParts, signal: AbortSignal): AsyncGenerator<Event> {
  const total = await store.countQueued();
  for (let done = 0; done < total;) {
    const some = await store.indexSome((item) => indexedWords(item, reader));
    if (some === 0) return;
    done += some;
    if (total >= worthSaying) yield { type: 'indexing', done: Math.min(done, total), total };
    await pause();
    signal.throwIfAborted();
  }
}

/** What holds all of the words; where nothing does, what holds some. */
async function byWords(parts: SearchParts, input: Input, terms: Terms, signal: AbortSignal): Promise<Found> {
  if (terms.words.length + terms.grams.length === 0) return { hits: [], more: [] };
  const all = await matching(parts, input, terms, 'all', signal);
  if (all.hits.length > 0 || terms.words.length + terms.grams.length === 1) return all;
  return matching(parts, input, terms, 'any', signal);
}

async function matching(
  { store, reader, library }: SearchParts,
  { projectId, limit, language }: Input,
  terms: Terms,
  join: 'all' | 'any',
  signal: AbortSignal,
): Promise<Found> {
  const queries = wordQueries(terms, join, reader);
  const hits: SearchHit[] = [];
  const more: SearchKind[] = [];
  for (const kind of searchKinds) {
    const ids = await store.match(kind, queries, projectId, (readAhead[kind] ?? 1) * (limit + 1));
    const own = distinct(await store.read(kind, ids));
    const shipped =
      kind === 'template' && projectId === null ? fromLibrary(library, terms, join, language, reader) : [];
    const items = [...own, ...shipped];
    if (items.length > limit) more.push(kind);
    hits.push(...items.slice(0, limit).map((item) => toHit(item, terms, 'words', library, language, reader)));
    signal.throwIfAborted();
  }
  return { hits, more };
}

/** The first of those that are opened at the same place. */
function distinct(items: readonly Searchable[]): Searchable[] {
  return [
    ...new Map(items.toReversed().map((item) => [JSON.stringify(item.target), item])).values(),
  ].reverse();
}

/** What was found, and after it, kind by kind, what only meaning finds. */
async function withMeaning(
  parts: SearchParts,
  { query, projectId, limit, language }: Input,
  terms: Terms,
  { hits, more }: Found,
  signal: AbortSignal,
): Promise<Found> {
  const added: SearchHit[] = [];
  for (const kind of ['idea', 'passage'] as const) {
    const known = new Set(hits.filter(({ target }) => target.kind === kind).map(({ id }) => id));
    const ids = await nearest(parts, kind, query, projectId, limit, signal);
    const items = await parts.store.read(
      kind,
      ids.filter((id) => !known.has(`${kind}:${id}`)).slice(0, Math.max(0, limit - known.size)),
    );
    added.push(...items.map((item) => toHit(item, terms, 'meaning', parts.library, language, parts.reader)));
  }
  const all = [...hits, ...added];
  return { hits: searchKinds.flatMap((kind) => all.filter(({ target }) => target.kind === kind)), more };
}

function toHit(
  { id, projectId, projectName, title, text, target }: Searchable,
  terms: Terms,
  by: SearchHit['by'],
  library: SearchLibrary,
  language: Input['language'],
  reader: SearchReader,
): SearchHit {
  const document =
    target.kind === 'document' ? library.documents.find((one) => one.id === target.templateId) : undefined;
  const named = document ? `${title} · ${document.name[language]}` : title;
  return {
    id: `${target.kind}:${id}`,
    ...{ projectId, projectName, by, target },
    title: marked(named, terms, reader),
    excerpt: excerptOf(text, terms, reader),
  };
}
