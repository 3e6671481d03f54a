import type { GenerateInput, Idea, IdeaFields, Sampling } from '../../contract/ideation.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { ChosenEncoding } from '../../contract/knowledge.ts';
import type { Brief } from '../../contract/projects.ts';
import type { TableOptions, TablePreview, TableSource } from '../../contract/tables.ts';
import type { Opinion } from './liking.ts';
import type { ReadTable } from './own/read-idea.ts';

/** The start of a generation, as it is kept. */
export interface GenerationRecord {
  readonly id: string;
  readonly projectId: string;
  readonly method: string;
  readonly count: number;
  readonly seed: number;
  readonly modelId: string;
  readonly modelSha256: string;
  readonly startedAt: number;
  /** What it was given, so that it can be run again; null for a link of a chain, which a person steers. */
  readonly given: {
    readonly input: GenerateInput;
    readonly brief: Brief;
    /** What was on the table: ids, and hashes of titles and pitches; texts may be deleted, and then are. */
    readonly ideas: readonly { readonly id: string; readonly hash: string }[];
    /** A hash of the library. */
    readonly library: string;
    /** What the person had let one know of openings by then. */
    readonly opinions: readonly Opinion[];
  } | null;
}

/** An idea as it is made: what a person may put on it later is not there yet, but for tags that came with it. */
export type NewIdea = Omit<Idea, 'state' | 'tags' | 'rank' | 'clusterId' | 'mergedIntoId'> & {
  readonly tags?: readonly string[] | undefined;
};

/** An idea of the model's, and what a person has done about it since. */
export type TreatedIdea = Pick<Idea, 'starred' | 'state' | 'provenance'> & { readonly isDeleted: boolean };

/** What a generation needs of the store. */
export type GenerationStore = Pick<
  IdeaStore,
  'getBrief' | 'listIdeas' | 'getIdea' | 'addIdea' | 'deleteIdea' | 'startGeneration' | 'finishGeneration'
>;

/** What ideation needs of the store. Every promise resolves after the row is on the disk. */
export interface IdeaStore {
  /** Throws `not-found`. */
  getBrief(projectId: string): Promise<Brief>;
  /** Oldest first, deleted ones left out. */
  listIdeas(projectId: string): Promise<Idea[]>;
  /** The model's ideas that a person has done something about, deleted ones included; the latest idea first. */
  listTreatedIdeas(projectId: string): Promise<TreatedIdea[]>;
  /** Throws `not-found`. */
  getIdea(id: string): Promise<Idea>;
  /** Adds it at the end of the board, without marks. Resolves with the idea as it is kept. */
  addIdea(idea: NewIdea): Promise<Idea>;
  /** All of them or none, in their order. Throws `not-found` for an unknown project. */
  addIdeas(projectId: string, ideas: readonly NewIdea[]): Promise<Idea[]>;
  /** Sets the fields given and `editedAt`. */
  editIdea(id: string, fields: Partial<IdeaFields>, editedAt: number): Promise<Idea>;
  starIdea(id: string, starred: boolean): Promise<Idea>;
  /** Hides the idea until it is restored, or purged after 30 days. */
  deleteIdea(id: string): Promise<void>;
  restoreIdea(id: string): Promise<Idea>;
  startGeneration(record: GenerationRecord): Promise<void>;
  /** `summary` is kept as JSON. */
  finishGeneration(
    id: string,
    state: 'done' | 'cancelled' | 'failed',
    finishedAt: number,
    summary: unknown,
  ): Promise<void>;
}

/** What sessions need of the store. Every promise resolves after the rows are on the disk. */
export interface SessionStore {
  /** What is kept of a project's sessions, by kind. Throws `not-found`. */
  read(projectId: string): Promise<ReadonlyMap<string, unknown>>;
  /** `value` is kept as JSON, in place of what was there. */
  save(projectId: string, kind: string, value: unknown, now: number): Promise<void>;
  /** Adds ideas that a session came to, and saves what is left of it, in one transaction. */
  addIdeas(
    projectId: string,
    ideas: readonly NewIdea[],
    kind: string,
    value: unknown,
    now: number,
  ): Promise<Idea[]>;
}

/** What the reading of a table may ask and tell while it works. */
interface TableContext {
  /** Throws `cancelled` once the reading was called off. */
  checkpoint(): void;
  progress(rows: number, share: number | null): void;
}

/** What the jobs need of tables. They block, and throw `file-…` problems. */
export interface TableReader {
  read(
    source: TableSource,
    options: TableOptions,
    sink: {
      columns(columns: readonly { readonly name: string }[]): void;
      /** A broken row has another number of cells than there are columns. Answering false ends the reading. */
      row(cells: readonly string[], row: number, isBroken: boolean): boolean;
    },
    context: TableContext,
  ): unknown;
  preview(
    source: TableSource,
    options: TableOptions,
    context: TableContext,
  ): { readonly preview: TablePreview };
}

/** A file read as plain text. */
interface TextFile {
  readonly text: string;
  readonly encoding: ChosenEncoding;
  /** The encoding is a guess, or places of the file are no text in it. */
  readonly isUncertain: boolean;
}

/** Reads a file as plain text; an encoding left out is found. Throws `file-…` problems. */
export type ReadTextFile = (
  path: string,
  encoding: ChosenEncoding | undefined,
  context: { checkpoint(): void },
) => Promise<TextFile>;

/** Reads files of the person's own ideas, beside the backend's own thread. */
export interface OwnIdeaReader {
  readText(path: string, encoding: ChosenEncoding | undefined, signal: AbortSignal): Promise<TextFile>;
  readTable(
    input: Pick<ParsedInputOf<'ideas.readTable'>, 'source' | 'options' | 'columns'>,
    signal: AbortSignal,
  ): Promise<ReadTable>;
}

/** What the model is sent: a system line and one user turn, whose beginning many turns share. */
export interface Prompt {
  readonly system: string;
  /** The shared beginning of the user turn (the brief); read once, kept, and reused. May be empty. */
  readonly stem: string;
  /** The rest of the user turn. */
  readonly turn: string;
}

export interface DraftRequest {
  readonly prompt: Prompt;
  /** Keys of the JSON object to write, all strings, in this order. */
  readonly keys: readonly string[];
  /**
   * How many are written, side by side: one for each entry, which is the text that the value of the last key
   * must begin with (empty: the model begins as it likes). What begins with an opening ends with the clause it
   * is in: no comma, semicolon or colon follows.
   */
  readonly openings: readonly string[];
  readonly sampling: Sampling;
  readonly seed: number;
  /** Longer ones are cut off, and come back with `complete` false. */
  readonly maxTokens: number;
  readonly signal: AbortSignal;
}

/** One text the model wrote. */
export interface Draft {
  readonly text: string;
  /** All tokens of the text. */
  readonly tokens: readonly number[];
  /** Log-probability of each token before sampling settings, in nats; 0 where the grammar left no choice at the beginning. */
  readonly logProbabilities: readonly number[];
  /** Places of the tokens that the model chose: neither that beginning nor the opening it was given. */
  readonly chosen: readonly number[];
  /** Place of the token with which the value of the last key begins; the number of tokens if it never came. */
  readonly lastValueAt: number;
  /** False when it was cut off at `maxTokens`. */
  readonly complete: boolean;
}

/** How fast the model wrote. */
export interface DraftTimings {
  /** Tokens written, over all drafts. */
  readonly tokens: number;
  /** Steps of the model: each writes one token of every draft still open. */
  readonly steps: number;
  readonly decodeMs: number;
  readonly promptTokens: number;
  readonly promptMs: number;
}

/** What ideation needs of a text model. One call at a time. */
export interface TextModel {
  readonly id: string;
  readonly sha256: string;
  /** Exactly what the model is sent, for the record. */
  render(prompt: Prompt): string;
  /** Writes JSON objects, each from its own random stream. Rejects with `cancelled` within one token. */
  draft(
    request: DraftRequest,
  ): Promise<{ readonly drafts: readonly Draft[]; readonly timings: DraftTimings }>;
  /**
   * How likely texts are as the rest of an answer: the log-probability of each token, in nats. Rejects with
   * `cancelled` between texts.
   */
  likelihood(
    prompt: Prompt,
    texts: readonly AnswerPart[],
    signal: AbortSignal,
  ): Promise<readonly (readonly number[])[]>;
}

/** A text, and what stands before it in the same answer. */
export interface AnswerPart {
  readonly before: string;
  readonly text: string;
}

/** Sentence vectors of length 1, so that their dot product is the cosine similarity. */
export interface Embedder {
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]>;
}

/** Lends out the models, one user at a time. */
export interface ModelLender {
  /**
   * Waits for its turn, loads what is not loaded (after checking its files), and lends both models for the
   * time of `use`. `onPhase` says what is being waited for.
   */
  borrow<T>(
    modelId: string | undefined,
    signal: AbortSignal,
    onPhase: (phase: 'waiting' | 'loading') => void,
    use: (models: {
      readonly text: TextModel;
      readonly embedder: Embedder;
      readonly loadMs: number;
    }) => Promise<T>,
  ): Promise<T>;
  /** Lends the embedder alone, which is there sooner. */
  borrowEmbedder<T>(language: 'en', signal: AbortSignal, use: (embedder: Embedder) => Promise<T>): Promise<T>;
  /** The layouts the model was taught, by task. Throws `model-missing` for an unknown model. */
  conventions(modelId: string | undefined): Promise<Conventions>;
}

/**
 * The model that writes for a project, by the id it is borrowed by: the one asked for, else the one that the project was
 * given; undefined for the default. Throws `invalid-input` for one that the project may not use.
 */
export type WriterOf = (projectId: string, asked: string | undefined) => string | undefined;

/** What a model was taught to be sent for a task: see models/<id>/conventions.json. */
export interface Conventions {
  /** Whether the model has to be led: it was taught to go on with openings, and says little without them. */
  readonly isLed: boolean;
  /** Whether it begins as it likes, since nobody can put words into its mouth: an engine elsewhere. */
  readonly beginsItself?: boolean;
  /** The layout of a brief, with {title}, {problem}, {people}, {constraints} and {assets}. */
  readonly brief: string;
  readonly tasks: Readonly<
    Record<
      string,
      {
        readonly system: string;
        readonly user: string;
        readonly json?: readonly string[] | undefined;
        /** What the model says when there is no answer. */
        readonly refusal?: string | undefined;
      }
    >
  >;
}
