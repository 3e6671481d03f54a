import { z } from 'zod';
import { idSchema } from './projects.ts';

/** How an answer is made: verbatim sentences of the sources, or sentences by the model, each checked. */
export const answerModeSchema = z.enum(['quote', 'write']);
export type AnswerMode = z.infer<typeof answerModeSchema>;

/** Kinds of personal data that are found and masked. */
export const personalDataKindSchema = z.enum([
  'email',
  'phone',
  'iban',
  'card',
  'chinese-id',
  'chinese-mobile',
  'ip-address',
]);
export type PersonalDataKind = z.infer<typeof personalDataKindSchema>;

/** A place in a source that a sentence of an answer rests on. */
export const citationSchema = z.object({
  /** From 1; what stands in brackets behind the sentence. The same passage keeps its number within an answer. */
  number: z.int().positive(),
  sourceId: idSchema,
  chunkId: idSchema,
  /** The file's name, or the title given to pasted text. */
  source: z.string(),
  /** From 1; null where the source has no pages. */
  page: z.int().positive().nullable(),
  /** Headings above the place, outermost first. */
  headings: z.array(z.string()),
  /** Offsets of `text` in the source's text, for opening it highlighted. */
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  /** The words of the source, verbatim. */
  text: z.string(),
});
export type Citation = z.infer<typeof citationSchema>;

/** What a sentence was held against before it was shown. */
export const sentenceCheckSchema = z.object({
  /**
   * `verbatim`: stands in the source as it is. `supported`: written by the model, passed. `replaced`: what the model
   * wrote failed, and the nearest verbatim sentence stands in its place. `wording`: greeting, refusal, hand-off: no claim.
   */
  verdict: z.enum(['verbatim', 'supported', 'replaced', 'wording']),
  /** Share of the sentence's content words that stand in the cited passages; 0 to 1. */
  overlap: z.number(),
  /** Highest cosine similarity of the sentence to a sentence of the cited passages; null without an embedder. */
  similarity: z.number().nullable(),
  /** Why the model's sentence failed, in short sentences for a person; empty unless `replaced`. */
  faults: z.array(z.string()),
});
export type SentenceCheck = z.infer<typeof sentenceCheckSchema>;

export const answerSentenceSchema = z.object({
  text: z.string(),
  /** Numbers of the answer's citations; empty only for `wording`. */
  citations: z.array(z.int().positive()),
  check: sentenceCheckSchema,
});
export type AnswerSentence = z.infer<typeof answerSentenceSchema>;

/** Why an answer was refused. */
export const refusalReasonSchema = z.enum([
  /** The project has no passages at all. */
  'no-sources',
  /** The sources were searched, and nothing was found that answers the question with confidence. */
  'low-confidence',
  /** The model read the passages and said that the answer is not in them. */
  'not-in-passages',
  /** Nothing that was written stood up to the check, and no verbatim sentence answers the question. */
  'unsupported',
  /** A guardrail topic. */
  'off-limits',
]);

/** Why a conversation was handed over. */
export const handoffReasonSchema = z.enum([
  /** The customer asked for a person, or pressed the button. */
  'request',
  /** A topic that the project gives to people. */
  'topic',
  /** Anger or despair in the text. */
  'frustration',
  /** Injury or danger. */
  'injury',
  /** A threat to take legal steps. */
  'legal',
  /** As many refusals in a row as the settings allow. */
  'low-confidence',
]);
export type HandoffReason = z.infer<typeof handoffReasonSchema>;

/** What became of the question. */
export const outcomeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('answered') }),
  z.object({
    type: z.literal('refused'),
    reason: refusalReasonSchema,
    /** The guardrail topic's name and the words found; empty for other reasons. */
    evidence: z.string(),
  }),
  z.object({ type: z.literal('handed-off'), reason: handoffReasonSchema, evidence: z.string() }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;

export const answerTimingsSchema = z.object({
  /** Waiting for other work with the models, and loading them. */
  waitMs: z.number(),
  retrieveMs: z.number(),
  /** From the request to the first sentence shown; null when there was none. */
  firstSentenceMs: z.number().nullable(),
  /** Tokens the model wrote, dropped ones included; 0 in quote mode. */
  tokens: z.int(),
  decodeTokensPerSecond: z.number().nullable(),
  totalMs: z.number(),
});

export const answerSchema = z.object({
  /** Null while it is being made, and when it was cut off. */
  outcome: outcomeSchema.nullable(),
  /** The mode that was asked for. */
  mode: answerModeSchema,
  /** True when write mode came to nothing and the sentences are quoted instead. */
  fellBack: z.boolean(),
  /** What was searched for, where that is not the question itself; null otherwise. */
  standaloneQuestion: z.string().nullable(),
  /** How likely it is, roughly, that the answer is right; 0 to 1. Null while it is not known. */
  confidence: z.number().min(0).max(1).nullable(),
  /** The confidence that was needed. */
  threshold: z.number().min(0).max(1),
  sentences: z.array(answerSentenceSchema),
  citations: z.array(citationSchema),
  /** Questions to go on with; each is answered with confidence by the sources. */
  suggestions: z.array(z.string()),
  /** The text model that wrote; null in quote mode. */
  model: z.object({ id: z.string(), sha256: z.string() }).nullable(),
  /** Seed of the sampling; the first answer to a question is written without chance. */
  seed: z.int(),
  timings: answerTimingsSchema.nullable(),
});
export type Answer = z.infer<typeof answerSchema>;
