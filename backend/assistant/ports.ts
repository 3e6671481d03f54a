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
  /** How likely it is, roughly, that the quotes answer the question; 0 to 1. */
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
      /** Runs of the model that they took; left out where nobody knows. */
      readonly steps?: number;
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

/** Vectors of length 1, so that their dot product is the cosine similarity. */
export type Embed = (texts: readonly string[], signal: AbortSignal) => Promise<readonly Float32Array[]>;

/** What is waited for before the models are there. */
export type LendingPhase = 'waiting' | 'loading';

/** What the assistant needs of the models. */
export interface Models {
  /**
   * Waits for its turn, loads what is not loaded, and lends the text model that writes for a project, with an embedder.
   */
  borrowWriter<T>(
    projectId: string,
    signal: AbortSignal,
    onPhase: (phase: LendingPhase) => void,
    use: (writer: Writer, embed: Embed) => Promise<T>,
  ): Promise<T>;
  /** Vectors by the embedder for a language; waits for its turn. */
  embed(language: Language, texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]>;
  /** What the text model of a project is sent for a task. Throws `model-failed` when it was not taught it. */
  layout(
    projectId: string,
    task: 'answer' | 'standalone' | 'handoff' | 'followups' | 'question',
  ): Promise<Layout>;
}

/** Languages the assistant speaks of its own. */
export type Language = 'en' | 'zh';

/** Splits a text into its sentences: offsets without the spaces around them. */
export type SplitSentences = (text: string) => readonly { readonly start: number; readonly end: number }[];

/** How each project's assistant behaves. Every promise of a write resolves after the row is on the disk. */
export interface AssistantSettingStore {
  /** Null while nothing was saved. Throws `not-found`. */
  read(projectId: string): Promise<AssistantSettings | null>;
  write(projectId: string, settings: AssistantSettings, now: number): Promise<void>;
}

/** What was said and handed over. Every promise of a write resolves after the row is on the disk; unknown ids throw `not-found`. */
export interface ConversationStore {
  /** The last changed first. */
  listConversations(projectId: string): Promise<Conversation[]>;
  getConversation(id: string): Promise<Conversation>;
  /** Of all branches, oldest first. */
  listMessages(conversationId: string): Promise<Message[]>;
  getMessage(id: string): Promise<Message>;
  /** Parents before their children. */
  addConversation(conversation: Conversation, messages: readonly Message[]): Promise<void>;
  renameConversation(id: string, title: string, now: number): Promise<Conversation>;
  /** Hides the conversation until it is restored, or purged after 30 days. Returns it as it was. */
  deleteConversation(id: string, now: number): Promise<Conversation>;
  restoreConversation(id: string): Promise<Conversation>;
  showLeaf(conversationId: string, leafId: string, now: number): Promise<Conversation>;
  /** Adds messages, parents first, makes the last one the leaf shown, and sets the title unless it is null. */
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

  /** Those that wait first, then the newest. */
  listHandoffs(projectId: string): Promise<Handoff[]>;
  addHandoff(handoff: Handoff): Promise<void>;
  updateHandoff(
    id: string,
    changes: { readonly contact?: string; readonly resolvedAt?: number | null },
  ): Promise<Handoff>;

  /** Answers of a project that nobody has dealt with, the latest first. */
  listUnsettledAnswers(projectId: string): Promise<Message[]>;
  /** Marks the answers of these questions as dealt with. */
  settleQuestions(questionIds: readonly string[], now: number): Promise<void>;
}

/** Tests and their runs. Every promise of a write resolves after the row is on the disk; unknown ids throw `not-found`. */
export interface TestStore {
  /** Oldest first. */
  listTests(projectId: string): Promise<TestCase[]>;
  addTests(tests: readonly TestCase[]): Promise<void>;
  editTest(id: string, fields: Partial<TestFields>): Promise<TestCase>;
  confirmTests(ids: readonly string[]): Promise<TestCase[]>;
  /** All or none. Returns the projects they were in. */
  /** Returns what was deleted. Throws `not-found`, and then deletes none. */
  deleteTests(ids: readonly string[]): Promise<TestCase[]>;

  /** The latest first. */
  listRuns(projectId: string): Promise<TestRun[]>;
  getRun(id: string): Promise<{ readonly run: TestRun; readonly rows: TestRow[] }>;
  addRun(run: TestRun): Promise<void>;
  addRow(runId: string, row: TestRow): Promise<void>;
  saveRun(run: TestRun): Promise<void>;
  deleteRun(id: string): Promise<TestRun>;
}
