import type { Feedback, Conversation, Handoff, Message } from '../../contract/conversations.ts';
import type { AssistantSettings } from '../../contract/assistant.ts';
import type { Sampling } from '../../contract/ideation.ts';
import type { TestCase, TestFields } from '../../contract/tests.ts';
import type { TestRow, TestRun } from '../../contract/test-runs.ts';

/** A passage of a source that was found for a question. */
export interface Passage {
  readonly chunkId: string;
  readonly sourceId: string;
  /** The source's name. */
  readonly source: string;
  readonly page: number | null;
  readonly headings: readonly string[];
  /** Offsets of the text in the source's text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Higher is better; comparable within one question only. */
  readonly score: number;
}

/** A verbatim sentence of a passage that answers the question. */
export interface Quote {
  readonly passage: Passage;
  readonly text: string;
  /** Offsets in the source's text. */
  readonly start: number;
  readonly end: number;
}

/** What was found for a question. */
export interface Found {
  /** False when the project has nothing to search. */
  readonly hasSources: boolean;
  /** Best first. */
  readonly passages: readonly Passage[];
  /** The sentences that answer, in reading order; may be none. */
  readonly quotes: readonly Quote[];
  /** Calibrated probability that the quotes answer the question, 0 to 1. */
  readonly confidence: number;
}

/** What the assistant needs of the knowledge of a project. */
export interface KnowledgeSource {
  /** Throws `not-found` for a project that is not there. */
  find(projectId: string, question: string, signal: AbortSignal): Promise<Found>;
  /** Up to `count` passages of the project, spread over its sources; the same for a seed. */
  sample(projectId: string, count: number, seed: number): Promise<readonly Passage[]>;
  /** Adds a question with its answer to the source of that name, which is made if it is not there. Returns its id. */
  addEntry(projectId: string, source: string, question: string, answer: string): Promise<string>;
}

/** A layout of a model for one task. */
export interface Layout {
  readonly system: string;
  readonly user: string;
  readonly refusal?: string | undefined;
}

export interface WriteRequest {
  readonly prompt: { readonly system: string; readonly turn: string };
  readonly sampling: Sampling;
  readonly seed: number;
  readonly maxTokens: number;
  /** Texts at the first of which the writing ends; they are left out. */
  readonly stop: readonly string[];
  readonly signal: AbortSignal;
}

/** `text` is all that was written so far; `end` comes once, last. */
export type WriteEvent =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'end';
      readonly text: string;
      readonly reason: 'complete' | 'stop' | 'limit';
      readonly tokens: number;
      readonly decodeMs: number;
      readonly promptTokens: number;
    };

/** Writes free text. One call at a time. */
export interface Writer {
  readonly id: string;
  readonly sha256: string;
  /** Says the text as it grows; ends before the next token when nobody listens any more. Rejects with `cancelled` within one token. */
  write(request: WriteRequest): AsyncGenerator<WriteEvent, void, void>;
}

/** What the assistant needs of the models. */
export interface Models {
  /** Waits for its turn, loads the default text model if need be, and lends it. */
  borrowWriter<T>(signal: AbortSignal, use: (writer: Writer) => Promise<T>): Promise<T>;
  /** Vectors of length 1 for texts in a language, by the embedder for it. */
  embed(language: Language, texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]>;
  /** What the default text model is sent for a task. Throws `model-failed` when it was not taught it. */
  layout(task: 'answer' | 'standalone' | 'handoff' | 'followups' | 'question'): Promise<Layout>;
}

/** Languages the assistant speaks of its own. */
export type Language = 'en' | 'zh';

/** Splits a text into its sentences: offsets without the spaces around them. */
export type SplitSentences = (text: string) => readonly { readonly start: number; readonly end: number }[];

/** What the assistant keeps. Every promise of a write resolves after the row is on the disk; unknown ids throw `not-found`. */
export interface AssistantStore {
  /** Null while nothing was saved. */
  readSettings(projectId: string): Promise<AssistantSettings | null>;
  writeSettings(projectId: string, settings: AssistantSettings): Promise<void>;

  /** The last changed first. */
  listConversations(projectId: string): Promise<Conversation[]>;
  getConversation(id: string): Promise<Conversation>;
  /** Of all branches, oldest first. */
  listMessages(conversationId: string): Promise<Message[]>;
  getMessage(id: string): Promise<Message>;
  addConversation(conversation: Conversation, messages: readonly Message[]): Promise<void>;
  renameConversation(id: string, title: string, now: number): Promise<Conversation>;
  /** Hides, or with null shows again. */
  markConversationDeleted(id: string, deletedAt: number | null): Promise<Conversation>;
  showLeaf(conversationId: string, leafId: string, now: number): Promise<Conversation>;
  /** Adds messages at the end of a branch, makes the last one the leaf shown, and gives an untitled conversation its title. */
  addMessages(conversationId: string, messages: readonly Message[], title: string | null): Promise<void>;
  /** Replaces text, state and answer of a message. */
  saveMessage(message: Message): Promise<void>;
  rate(messageId: string, feedback: Feedback | null): Promise<Message>;
  /** Messages whose text holds every word, the newest first, with their conversation's title. */
  searchMessages(
    projectId: string,
    words: readonly string[],
    limit: number,
  ): Promise<{ readonly message: Message; readonly title: string }[]>;

  listHandoffs(projectId: string): Promise<Handoff[]>;
  addHandoff(handoff: Handoff): Promise<void>;
  updateHandoff(
    id: string,
    changes: { readonly contact?: string; readonly resolvedAt?: number | null },
  ): Promise<Handoff>;

  /** Answers of a project that were refused, handed over for low confidence or rated bad, and not yet dealt with. */
  listUnanswered(projectId: string): Promise<{ readonly question: Message; readonly answer: Message }[]>;
  settleQuestions(projectId: string, messageIds: readonly string[], now: number): Promise<void>;

  listTests(projectId: string): Promise<TestCase[]>;
  addTests(tests: readonly TestCase[]): Promise<void>;
  editTest(id: string, fields: Partial<TestFields>): Promise<TestCase>;
  confirmTests(ids: readonly string[]): Promise<TestCase[]>;
  deleteTests(ids: readonly string[]): Promise<{ readonly projectIds: readonly string[] }>;

  listRuns(projectId: string): Promise<TestRun[]>;
  getRun(id: string): Promise<{ readonly run: TestRun; readonly rows: TestRow[] }>;
  addRun(run: TestRun): Promise<void>;
  addRunRow(runId: string, row: TestRow): Promise<void>;
  saveRun(run: TestRun): Promise<void>;
  deleteRun(id: string): Promise<void>;
}
