import type {
  DevelopCandidate,
  EntryWords,
  FieldVersion,
  NewEntry,
  StoredEntry,
  WrittenBy,
} from '../../contract/develop-documents.ts';
import type { FieldChange, StoredField } from './ports.ts';

/** A proposal that is taken over, and the entry it became. */
export interface Accepted {
  readonly entryId: string;
  readonly candidate: DevelopCandidate;
}

/** So long after a version began, a person is taken to be still writing it. */
const sameSittingMs = 5 * 60_000;

/**
 * What a change of a field comes to: whose words each entry is now, and whether it goes on with the newest version.
 * An entry whose words didn't change keeps its hand; a changed one that was the model's has both. What a proposal
 * brought is always a version of its own, so that the way back to before it stays.
 */
export function changeField(
  before: StoredField | null,
  newest: FieldVersion | null,
  entries: readonly NewEntry[],
  accepted: Accepted | undefined,
  now: number,
): FieldChange {
  const old = new Map((before?.entries ?? []).map((entry) => [entry.id, entry]));
  const written = entries.map(({ id, text, cells }): StoredEntry => {
    const words = { text, cells };
    return { id, ...words, by: handOf(id, words, old.get(id), accepted) };
  });
  const by = accepted ? (written.find(({ id }) => id === accepted.entryId)?.by ?? 'person') : 'person';
  return {
    entries: written,
    by,
    provenance: accepted?.candidate.provenance ?? null,
    continues:
      accepted === undefined &&
      newest !== null &&
      newest.provenance === null &&
      now - newest.createdAt < sameSittingMs,
  };
}

function handOf(
  id: string,
  words: EntryWords,
  old: StoredEntry | undefined,
  accepted: Accepted | undefined,
): WrittenBy {
  if (accepted?.entryId === id) {
    const { by, words: proposed } = accepted.candidate;
    return sameWords(words, proposed) ? by : by === 'person' ? 'person' : 'both';
  }
  if (!old) return 'person';
  if (sameWords(words, old)) return old.by;
  return old.by === 'person' ? 'person' : 'both';
}

function sameWords(a: EntryWords, b: EntryWords): boolean {
  const keys = new Set([...Object.keys(a.cells), ...Object.keys(b.cells)]);
  return a.text === b.text && [...keys].every((key) => (a.cells[key] ?? '') === (b.cells[key] ?? ''));
}
