import type { z } from 'zod';
import {
  cardFieldsSchema,
  planItemFieldsSchema,
  reviewAnswerSchema,
  riskFieldsSchema,
  solutionMarkSchema,
  type CardFields,
  type PlanItemFields,
  type ReviewAnswer,
  type RiskFields,
  type SolutionMark,
} from '../../contract/plan-entries.ts';

/** What is kept of each kind of entry, beside its id, project and times. */
export interface EntryValues {
  readonly item: PlanItemFields;
  readonly risk: RiskFields;
  readonly solution: Pick<SolutionMark, 'state' | 'note' | 'boundTo'>;
  readonly answer: Pick<ReviewAnswer, 'answer' | 'note' | 'evidence'>;
  readonly card: CardFields;
}
export type EntryKind = keyof EntryValues;

/** What such a value has to be, wherever it is read from: the database, or a project file. */
export const entryValueSchemas: { readonly [Kind in EntryKind]: z.ZodType<EntryValues[Kind]> } = {
  item: planItemFieldsSchema,
  risk: riskFieldsSchema,
  solution: solutionMarkSchema.pick({ state: true, note: true, boundTo: true }),
  answer: reviewAnswerSchema.pick({ answer: true, note: true, evidence: true }),
  card: cardFieldsSchema,
};

/** An entry of a plan as it is kept. */
export interface StoredEntry<Kind extends EntryKind = EntryKind> {
  readonly id: string;
  readonly projectId: string;
  /** The solution, the question or the idea it is about; empty for items and risks. */
  readonly key: string;
  readonly value: EntryValues[Kind];
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What an entry says it rests on or is about. */
export interface Links {
  readonly ideaIds: readonly string[];
  readonly runIds: readonly string[];
}

/** A value to keep, and the links that are new in it: those must be there, in the same project. */
export interface Change<Kind extends EntryKind> {
  readonly value: EntryValues[Kind];
  readonly newLinks: Links;
}

/** All entries of a plan, oldest first; those of deleted ideas left out. */
export type StoredPlan = { readonly [Kind in EntryKind]: readonly StoredEntry<Kind>[] };

/** Names for the ids in a plan; what was deleted has none. */
export interface PlanNames {
  readonly project: string;
  /** Titles by id. */
  readonly ideas: ReadonlyMap<string, string>;
  /** Names of their datasets by id. */
  readonly runs: ReadonlyMap<string, string>;
}

/**
 * What the plan needs of the store. Every promise resolves after the row is on the disk. All throw `not-found` for a
 * project or an entry that is not there; a change that throws leaves everything as it was.
 */
export interface PlanStore {
  readPlan(projectId: string): Promise<StoredPlan>;
  readNames(projectId: string): Promise<PlanNames>;
  /** Throws `not-found`. */
  projectOfIdea(ideaId: string): Promise<string>;
  add<Kind extends 'item' | 'risk'>(
    kind: Kind,
    entry: { readonly id: string; readonly projectId: string; readonly createdAt: number },
    change: Change<Kind>,
  ): Promise<StoredEntry<Kind>>;
  edit<Kind extends 'item' | 'risk'>(
    kind: Kind,
    id: string,
    now: number,
    change: (value: EntryValues[Kind]) => Change<Kind>,
  ): Promise<StoredEntry<Kind>>;
  /** Sets what there is one of. Gets null where there is nothing yet; returning null takes it away. */
  put<Kind extends 'solution' | 'answer' | 'card'>(
    kind: Kind,
    at: { readonly id: string; readonly projectId: string; readonly key: string },
    now: number,
    change: (value: EntryValues[Kind] | null) => Change<Kind> | null,
  ): Promise<StoredEntry<Kind> | null>;
  /** Hides it until it is restored, or purged after 30 days. Resolves with its project. */
  remove(kind: EntryKind, id: string, now: number): Promise<string>;
  restore<Kind extends EntryKind>(kind: Kind, id: string): Promise<StoredEntry<Kind>>;
}

/** A model that turns texts into vectors of length 1. */
export interface CaseEmbedder {
  readonly sha256: string;
  /** What a question begins with, for this model. */
  readonly queryPrefix: string;
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]>;
}

/** Lends the embedder of a language for a short time. */
export type BorrowCaseEmbedder = <T>(
  language: string,
  signal: AbortSignal,
  use: (embedder: CaseEmbedder) => Promise<T>,
) => Promise<T>;
