import type { IdeaMarks } from '../../contract/board.ts';
import type { Idea, IdeaFields } from '../../contract/ideation.ts';

/** Where an idea stands in the order of its project; deleted ones keep their place too. */
export interface PlacedIdea {
  readonly id: string;
  readonly rank: string;
}

/** The marks of ideas before and after a change, in the same order. */
export interface MarksChange {
  readonly projectId: string;
  readonly before: IdeaMarks[];
  readonly after: IdeaMarks[];
}

/** What an idea says. */
export type IdeaTexts = Pick<Idea, 'id' | keyof IdeaFields>;

/** An idea's vector of length 1. Only vectors of the same model can be compared. */
export interface IdeaVector {
  readonly ideaId: string;
  readonly modelSha256: string;
  readonly vector: Float32Array;
}

/** A vector to be kept, with what it was made of. */
export interface NewIdeaVector extends IdeaVector {
  readonly textSha256: string;
}

/** What the index of words holds of an idea: words, and pairs of Chinese characters, set apart by spaces. */
export interface IdeaWords {
  readonly words: string;
  readonly grams: string;
}

/**
 * What the board needs of the store. Every promise of a write resolves after the rows are on the disk. Changes are one
 * transaction each: all or none. All throw `not-found` for a project or an idea that is not there.
 */
export interface BoardStore {
  /** What ideas are found by, oldest first, deleted ones left out. */
  listTexts(projectId: string): Promise<IdeaTexts[]>;
  /** The same of those of these ids that are there, in no order. */
  textsOf(ids: readonly string[]): Promise<IdeaTexts[]>;
  /**
   * Sets the marks that `decide` gives, in the order of `ids`; it gets the marks as they are, and the whole order of the
   * project. Throws `invalid-input` for ideas of several projects, and what `decide` throws.
   */
  changeMarks(
    ids: readonly string[],
    now: number,
    decide: (before: readonly IdeaMarks[], order: readonly PlacedIdea[]) => readonly IdeaMarks[],
  ): Promise<MarksChange>;
  setText(id: string, fields: IdeaFields, editedAt: number | null, now: number): Promise<Idea>;
  /** Hides ideas until they are restored, or purged after 30 days. Resolves with their project. */
  deleteIdeas(ids: readonly string[], now: number): Promise<string>;
  restoreIdeas(ids: readonly string[], now: number): Promise<Idea[]>;

  /** The vectors kept of a project's ideas, with the hash of the text each was made of. */
  listVectors(projectId: string): Promise<NewIdeaVector[]>;
  /** Keeps vectors; those of ideas that are gone are left out. */
  keepVectors(vectors: readonly NewIdeaVector[]): Promise<void>;
  /**
   * Brings the index of words up to date: `read` gives what it holds of an idea that is not in it. The thread is free in
   * between; what was put in stays when this rejects, and is not put in again.
   */
  indexWords(projectId: string, read: (idea: IdeaTexts) => IdeaWords, signal: AbortSignal): Promise<void>;
  /** Ideas that match a query in FTS5's syntax, best first: BM25, more is better. */
  matchWords(
    projectId: string,
    query: string,
  ): Promise<readonly { readonly ideaId: string; readonly score: number }[]>;
}

/** An embedder at work. */
export interface BoardEmbedder {
  readonly sha256: string;
  /** Put before a question, never before an idea. */
  readonly queryPrefix: string;
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]>;
}

/** Lends the embedder for a language ("en", "zh") to one user at a time. */
export type BorrowBoardEmbedder = <T>(
  language: string,
  signal: AbortSignal,
  use: (embedder: BoardEmbedder) => Promise<T>,
) => Promise<T>;

/** Takes texts apart as the knowledge base does, so that both find alike. */
export interface TextReader {
  /** The language that most of a text is in: "en" or "zh". */
  languageOf(text: string): string;
  wordsOf(text: string): string[];
  /** Chinese characters in overlapping pairs. */
  bigramsOf(text: string): string[];
  /** Whether a word, or a pair of characters, says nothing of what is looked for. */
  isStopWord(word: string): boolean;
  isStopGram(gram: string): boolean;
}
