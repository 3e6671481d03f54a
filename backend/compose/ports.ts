import type { ComposeDocument, Version } from '../../contract/compose-documents.ts';
import type { Template } from '../../contract/compose-templates.ts';
import type { Idea, Sampling } from '../../contract/ideation.ts';
import type { Brief, Project } from '../../contract/projects.ts';

/** What the model is sent: a system line and one user turn. */
export interface Turn {
  readonly system: string;
  readonly turn: string;
}

export interface CompleteRequest {
  readonly prompt: Turn;
  /** How many are written, side by side: one for each, which is what the answer begins with. May be empty. */
  readonly openings: readonly string[];
  readonly sampling: Sampling;
  readonly seed: number;
  readonly maxTokens: number;
  /** False for a text, opening included, that must never stand there; asked before each token is written. */
  readonly allows: (text: string, opening: string) => boolean;
  /** True when what was written after the opening is all that is wanted. */
  readonly endsAt: (text: string) => boolean;
  /** Told of every text, opening included, each time it has grown. */
  readonly onText?: ((row: number, text: string) => void) | undefined;
  readonly signal: AbortSignal;
}

/** What the model wrote after an opening. */
export interface Completion {
  readonly opening: string;
  /** Without the opening. */
  readonly text: string;
  readonly tokens: readonly number[];
  /** Log-probability of each token before sampling settings, in nats. */
  readonly logProbabilities: readonly number[];
  /** `refused`: whatever came next was not allowed. */
  readonly end: 'complete' | 'limit' | 'refused';
}

export interface DocumentRequest {
  readonly prompt: Turn;
  /** JSON Schema of types, keys and enums. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly count: number;
  readonly sampling: Sampling;
  readonly seed: number;
  readonly maxTokens: number;
  readonly signal: AbortSignal;
}

/** A JSON document the model wrote; `complete` false when it was cut off. */
export interface WrittenDocument {
  readonly text: string;
  readonly logProbabilities: readonly number[];
  readonly complete: boolean;
}

/** What compose needs of a text model. One call at a time. */
export interface ComposeModel {
  readonly id: string;
  readonly sha256: string;
  /** Rejects with `cancelled` within one token, and with `invalid-input` when the prompt is too long. */
  complete(request: CompleteRequest): Promise<readonly Completion[]>;
  /** JSON that satisfies a schema. Rejects as `complete` does, and with an Error for a schema that can't be compiled. */
  writeDocuments(request: DocumentRequest): Promise<readonly WrittenDocument[]>;
}

/** Vectors of length 1, so that their dot product is the cosine similarity. */
export type Embed = (texts: readonly string[]) => Promise<readonly Float32Array[]>;

/** What compose needs of the models. */
export interface ComposeModels {
  /** Languages of the default text model, as its manifest says ("en"); empty when there is none. */
  languages(): readonly string[];
  /** Its id; null when there is none. */
  modelId(): string | null;
  /** Waits for its turn, loads what is not loaded, and lends the text model. */
  borrowTextModel<T>(signal: AbortSignal, use: (model: ComposeModel) => Promise<T>): Promise<T>;
  /** The same with the default embedder beside it. */
  borrowWriter<T>(signal: AbortSignal, use: (model: ComposeModel, embed: Embed) => Promise<T>): Promise<T>;
  /** Vectors by the embedder for a language ("en", "zh"). */
  embed(language: string, texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]>;
  /** The layout the model was taught for a task; null when it wasn't taught it. */
  layout(task: 'compose' | 'rewrite'): Promise<{ readonly system: string; readonly user: string } | null>;
}

/** What compose needs of the store. Writes resolve after the row is on the disk; unknown ids throw `not-found`. */
export interface ComposeStore {
  getProject(projectId: string): Promise<Project>;
  getBrief(projectId: string): Promise<Brief>;
  getIdea(ideaId: string): Promise<Idea>;
  /** The person's own, by name. */
  listTemplates(): Promise<Template[]>;
  getTemplate(id: string): Promise<Template>;
  saveTemplate(template: Template): Promise<void>;
  /** Hides the template until it is restored, or purged after 30 days. */
  deleteTemplate(id: string, now: number): Promise<void>;
  restoreTemplate(id: string): Promise<Template>;
  /** The last changed first. */
  listDocuments(projectId: string): Promise<ComposeDocument[]>;
  getDocument(id: string): Promise<ComposeDocument>;
  /** Oldest first; never empty. */
  listVersions(documentId: string): Promise<Version[]>;
  getVersion(id: string): Promise<Version>;
  /** Adds a document with its first version. */
  addDocument(document: ComposeDocument, version: Version): Promise<void>;
  /** Adds a version, and sets title and language. */
  addVersion(document: ComposeDocument, version: Version): Promise<void>;
  /** Gives a version another text, and sets title and language. */
  replaceVersion(document: ComposeDocument, version: Version): Promise<void>;
  /** Sets the title alone. */
  renameDocument(id: string, title: string, now: number): Promise<void>;
  /** Hides the document until it is restored, or purged after 30 days. Returns its project. */
  deleteDocument(id: string, now: number): Promise<string>;
  restoreDocument(id: string): Promise<ComposeDocument>;
}

/** Words of one kind. */
export interface Run {
  readonly text: string;
  readonly isStrong: boolean;
}

/** A piece of a page; a line of a list is an entry, of a paragraph what a line break ends. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly lines: readonly (readonly Run[])[] }
  | {
      readonly kind: 'paragraph' | 'bullets' | 'numbered' | 'quote';
      readonly lines: readonly (readonly Run[])[];
    };

/** Writes a Word document. */
export type WriteDocx = (title: string, blocks: readonly Block[]) => Promise<Uint8Array>;
