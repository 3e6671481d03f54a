import { z } from 'zod';
import {
  answersSchema,
  opinionSchema,
  setFieldsSchema,
  weightsSchema,
  type Answers,
  type Opinion,
  type SetFields,
  type Weights,
} from '../../contract/converge-criteria.ts';
import {
  ballotSchema,
  comparisonSchema,
  type Ballot,
  type Comparison,
} from '../../contract/converge-votes.ts';
import type { Idea, Sampling } from '../../contract/ideation.ts';
import type { Brief } from '../../contract/projects.ts';

/** What is kept of each kind of entry, beside its id, project and times. */
export interface EntryValues {
  /** Criteria written in this project. */
  readonly set: SetFields;
  /** Of a set that the app brings; the key is its id. */
  readonly weights: Weights;
  /** The key is `<set>/<idea>`. */
  readonly assessment: { readonly answers: Answers; readonly opinion: Opinion | null };
  /** The key is the idea. */
  readonly veto: { readonly reason: string };
  readonly comparison: Pick<Comparison, 'leftId' | 'rightId' | 'outcome'>;
  readonly round: {
    readonly dotsEach: number;
    readonly perIdea: number;
    readonly ideaIds: readonly string[];
    /** `ballot` is null until the voter has voted. */
    readonly voters: readonly { readonly name: string; readonly ballot: Ballot | null }[];
    readonly revealed: boolean;
  };
}
export type EntryKind = keyof EntryValues;

/** What such a value has to be, wherever it is read from: the database, or a project file. */
export const entryValueSchemas: { readonly [Kind in EntryKind]: z.ZodType<EntryValues[Kind]> } = {
  set: setFieldsSchema,
  weights: weightsSchema,
  assessment: z.object({ answers: answersSchema, opinion: opinionSchema.nullable() }),
  veto: z.object({ reason: z.string() }),
  comparison: comparisonSchema.pick({ leftId: true, rightId: true, outcome: true }),
  round: z.object({
    dotsEach: z.int(),
    perIdea: z.int(),
    ideaIds: z.array(z.string()),
    voters: z.array(z.object({ name: z.string(), ballot: ballotSchema.nullable() })),
    revealed: z.boolean(),
  }),
};
/** Kinds of which there is one for a key. */
export type KeyedKind = 'weights' | 'assessment' | 'veto';

export interface StoredEntry<Kind extends EntryKind = EntryKind> {
  readonly id: string;
  readonly projectId: string;
  /** Empty for those that have none. */
  readonly key: string;
  /** The idea that it goes away with. */
  readonly ideaId: string | null;
  readonly value: EntryValues[Kind];
  readonly createdAt: number;
  readonly updatedAt: number;
}

/**
 * What converging needs of the store. Every promise resolves after the row is on the disk. All throw `not-found` for a
 * project, an idea or an entry that is not there; a change that throws leaves everything as it was.
 */
export interface ConvergeStore {
  /** Oldest first, deleted ones left out. */
  listIdeas(projectId: string): Promise<readonly Idea[]>;
  getIdea(id: string): Promise<Idea>;
  getBrief(projectId: string): Promise<Brief>;
  /** Oldest first; hidden ones, and those of hidden ideas, left out. */
  list<Kind extends EntryKind>(kind: Kind, projectId: string): Promise<readonly StoredEntry<Kind>[]>;
  add<Kind extends EntryKind>(kind: Kind, entry: StoredEntry<Kind>): Promise<StoredEntry<Kind>>;
  edit<Kind extends EntryKind>(
    kind: Kind,
    id: string,
    now: number,
    change: (value: EntryValues[Kind]) => EntryValues[Kind],
  ): Promise<StoredEntry<Kind>>;
  /** Sets what there is one of. Gets null where there is nothing yet; returning null takes it away. */
  put<Kind extends KeyedKind>(
    kind: Kind,
    at: {
      readonly id: string;
      readonly projectId: string;
      readonly key: string;
      readonly ideaId: string | null;
    },
    now: number,
    change: (value: EntryValues[Kind] | null) => EntryValues[Kind] | null,
  ): Promise<StoredEntry<Kind> | null>;
  /** Hides it until it is restored, or purged after 30 days. Resolves with its project. */
  remove(kind: EntryKind, id: string, now: number): Promise<string>;
  restore<Kind extends EntryKind>(kind: Kind, id: string): Promise<StoredEntry<Kind>>;
}

/** What the model is sent: a system line and one user turn. */
interface Turn {
  readonly system: string;
  readonly turn: string;
}

/** The same, whose turn begins with what many turns share; that is read once, kept, and reused. */
export interface StemmedTurn extends Turn {
  readonly stem: string;
}

/** What converging needs of a text model. One call at a time. */
export interface ScoringModel {
  readonly id: string;
  readonly sha256: string;
  /**
   * The log-likelihood in nats of each choice, as what comes next in an answer that begins so. Choices must not begin
   * one another: give them the mark that ends them. Rejects with `cancelled` between choices.
   */
  weigh(request: {
    readonly prompt: StemmedTurn;
    readonly answer: string;
    readonly choices: readonly string[];
    readonly signal: AbortSignal;
  }): Promise<readonly number[]>;
  /** Goes on writing from an opening until `endsAt`. Rejects with `cancelled` within one token. */
  complete(request: {
    readonly prompt: Turn;
    readonly openings: readonly string[];
    readonly sampling: Sampling;
    readonly seed: number;
    readonly maxTokens: number;
    readonly allows: (text: string, opening: string) => boolean;
    readonly endsAt: (text: string) => boolean;
    readonly signal: AbortSignal;
  }): Promise<readonly { readonly text: string; readonly end: 'complete' | 'limit' | 'refused' }[]>;
}

/** How the model was taught to be asked for a task. */
export interface TaskLayout {
  readonly brief: string;
  readonly system: string;
  readonly user: string;
}

export interface ConvergeModels {
  /** Waits for its turn, loads what is not loaded, and lends the text model. */
  borrow<T>(signal: AbortSignal, use: (model: ScoringModel) => Promise<T>): Promise<T>;
  /** Throws `model-failed` when the model was not taught the task. */
  layout(task: string): Promise<TaskLayout>;
}
