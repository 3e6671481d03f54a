import { z } from 'zod';
import {
  answerModeSchema,
  answerSchema,
  answerSentenceSchema,
  citationSchema,
  refusalReasonSchema,
} from './answer.ts';
import { handoffSchema, messageSchema, questionLimit } from './conversations.ts';
import { rpc, stream } from './endpoint.ts';
import { idSchema, timeSchema } from './projects.ts';

/** A topic, found in a question by its words. */
export const topicSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'A topic needs a name.')
    .max(100, 'The name of a topic has at most 100 characters.'),
  /** Words or phrases, any of which brings the topic up; upper and lower case are one, endings of English words too. */
  words: z
    .array(
      z
        .string()
        .trim()
        .min(1, 'A word of a topic is empty.')
        .max(100, 'A word of a topic has at most 100 characters.'),
    )
    .min(1, 'A topic needs at least one word.')
    .max(200, 'A topic has at most 200 words.'),
});
export type Topic = z.infer<typeof topicSchema>;

const topics = z.array(topicSchema).max(50, 'There can be at most 50 topics.');
const wording = (name: string) => z.string().trim().max(1000, `The ${name} has at most 1000 characters.`);
const probability = (name: string) =>
  z
    .number(`The ${name} is a number.`)
    .min(0, `The ${name} is from 0 to 1.`)
    .max(1, `The ${name} is from 0 to 1.`);

/** The things the assistant says of its own. An empty one stands for the built-in one, in the customer's language. */
export const wordingsSchema = z.object({
  greeting: wording('greeting'),
  refusal: wording('refusal'),
  handoff: wording('hand-off text'),
  offLimits: wording('text for off-limits topics'),
});
export type Wordings = z.infer<typeof wordingsSchema>;

/** How a project's assistant behaves. */
export const assistantSettingsSchema = z.object({
  personaName: z.string().trim().max(80, 'The name of the assistant has at most 80 characters.'),
  wordings: wordingsSchema,
  mode: answerModeSchema,
  /** Least confidence with which an answer is shown. */
  threshold: probability('threshold'),
  /** Show questions to go on with. */
  suggestFollowUps: z.boolean(),
  /** When a person takes over. */
  handoff: z.object({
    /** The customer asks for a person. */
    onRequest: z.boolean(),
    /** Anger or despair in the text. */
    onFrustration: z.boolean(),
    /** Injury, danger, or a threat of legal steps. */
    onDanger: z.boolean(),
    /** After so many refusals in a row; 0 switches it off. */
    afterRefusals: z
      .int('The number of refusals is a whole number.')
      .min(0, 'The number of refusals is from 0 to 10.')
      .max(10, 'The number of refusals is from 0 to 10.'),
    /** Topics that people deal with. */
    topics,
  }),
  /** Topics that the assistant does not talk about. */
  offLimits: topics,
  /** Personal data in questions are masked before they are stored or shown to the model. */
  maskPersonalData: z.boolean(),
});
export type AssistantSettings = z.infer<typeof assistantSettingsSchema>;

/** A question and its answer in a conversation that is kept elsewhere, as a client of the local endpoint does. */
const turnSchema = z.object({
  role: messageSchema.shape.role,
  text: z.string().max(20_000, 'A turn has at most 20000 characters.'),
});
export type Turn = z.infer<typeof turnSchema>;

const questionSchema = z
  .string()
  .trim()
  .min(1, 'Ask a question.')
  .max(questionLimit, `This question is too long: ${questionLimit} characters are the limit.`);
const seedSchema = z.int('The seed is a whole number.').min(0).max(0xffffffff);

/** A passage the answer may rest on: number, place and words, and how well it fits. */
export const foundPassageSchema = citationSchema.extend({
  /** Fused score of the retrieval; higher is better, comparable within one question only. */
  score: z.number(),
});
export type FoundPassage = z.infer<typeof foundPassageSchema>;

const progressEvent = z.object({
  type: z.literal('progress'),
  phase: z.enum(['waiting', 'loading', 'retrieving', 'writing', 'checking', 'handing-over', 'suggesting']),
});
const passagesEvent = z.object({
  type: z.literal('passages'),
  /** What was searched for, where that is not the question itself. */
  standaloneQuestion: z.string().nullable(),
  /** Best first. */
  passages: z.array(foundPassageSchema),
});
/** A sentence that has been checked, and stored where the answer is kept; in reading order. */
const sentenceEvent = z.object({
  type: z.literal('sentence'),
  sentence: answerSentenceSchema,
  /** Citations that this sentence is the first to use. */
  citations: z.array(citationSchema),
});

/** Events of an answer that is kept in a conversation. */
const keptAnswerEvents = [
  /** The question as it was stored (null when an answer is made again), and the answer, still empty. */
  z.object({ type: z.literal('started'), question: messageSchema.nullable(), answer: messageSchema }),
  progressEvent,
  passagesEvent,
  sentenceEvent,
  /** The answer as it was stored, and the hand-off if it came to one. */
  z.object({ type: z.literal('done'), answer: messageSchema, handoff: handoffSchema.nullable() }),
] as const;

/** Questions of one kind that went unanswered. */
export const faqCandidateSchema = z.object({
  /** The question that is closest to all of the group. */
  question: z.string(),
  /** The latest first. */
  asked: z.array(
    z.object({
      messageId: idSchema,
      conversationId: idSchema,
      question: z.string(),
      reason: z.enum([...refusalReasonSchema.options, 'handed-off', 'bad-feedback']),
      createdAt: timeSchema,
    }),
  ),
});
export type FaqCandidate = z.infer<typeof faqCandidateSchema>;

const askedIds = z
  .array(idSchema)
  .min(1, 'Choose at least one question.')
  .max(1000, 'Choose at most 1000 questions at a time.');

/** The customer-service assistant: what it is told, what it answers, and what it could not answer. */
export const assistant = {
  /** The settings of a project, and the built-in wordings that stand in for empty ones. */
  'assistant.settings': rpc(
    z.object({ projectId: idSchema }),
    z.object({
      settings: assistantSettingsSchema,
      builtIn: z.object({ en: wordingsSchema, zh: wordingsSchema }),
    }),
  ),
  /** Sets the fields given. */
  'assistant.saveSettings': rpc(
    z.object({ projectId: idSchema, settings: assistantSettingsSchema.partial() }),
    assistantSettingsSchema,
  ),

  /**
   * Answers a question in a conversation. `parentId` is the message it follows: left out, the end of the branch shown;
   * the parent of an earlier question, to edit that one; null, to begin anew. Question and sentences are stored as they
   * are shown; cancelling keeps them.
   */
  'assistant.answer': stream(
    z.object({
      conversationId: idSchema,
      question: questionSchema,
      parentId: idSchema.nullable().optional(),
      /** Left out: as the settings say. */
      mode: answerModeSchema.optional(),
    }),
    keptAnswerEvents,
  ),
  /**
   * Answers the question of an answer again, beside it. In write mode another seed makes other sentences; quoted ones
   * stay the same unless the sources or the settings changed.
   */
  'assistant.regenerate': stream(
    z.object({
      messageId: idSchema,
      mode: answerModeSchema.optional(),
      /** Left out: drawn at random, and kept. */
      seed: seedSchema.optional(),
    }),
    keptAnswerEvents,
  ),
  /** Answers a question of a conversation that is kept elsewhere. Nothing is stored. */
  'assistant.reply': stream(
    z.object({
      projectId: idSchema,
      /** What was said before, oldest first. */
      history: z.array(turnSchema).max(200, 'A conversation has at most 200 turns.').default([]),
      question: questionSchema,
      mode: answerModeSchema.optional(),
      threshold: probability('threshold').optional(),
      seed: seedSchema.optional(),
    }),
    [
      progressEvent,
      passagesEvent,
      sentenceEvent,
      z.object({
        type: z.literal('done'),
        text: z.string(),
        answer: answerSchema,
        /** What a colleague would be told; null unless the outcome is `handed-off`. */
        handoff: handoffSchema
          .pick({ summary: true, nextStep: true, summaryBy: true, transcript: true })
          .nullable(),
      }),
    ],
  ),

  /** Questions from conversations that were refused, handed over for low confidence, or badly answered; grouped by meaning, the largest group first. */
  'faq.candidates': rpc(z.object({ projectId: idSchema }), z.array(faqCandidateSchema)),
  /** Keeps the first of these questions as a test case to confirm, and takes all of them off the candidates. */
  'faq.makeTest': rpc(
    z.object({
      projectId: idSchema,
      messageIds: askedIds,
      kind: z.enum(['golden', 'unanswerable', 'handoff']),
      answer: z.string().trim().max(4000, 'An answer has at most 4000 characters.').default(''),
    }),
    z.object({ testCaseId: idSchema }),
  ),
  /** Adds question and answer to the project's sources, in the source named “FAQ”, and takes the questions off the candidates. */
  'faq.makeEntry': rpc(
    z.object({
      projectId: idSchema,
      messageIds: askedIds,
      question: questionSchema,
      answer: z
        .string()
        .trim()
        .min(1, 'An entry needs an answer.')
        .max(4000, 'An answer has at most 4000 characters.'),
    }),
    z.object({ sourceId: idSchema }),
  ),
  /** Takes questions off the candidates. */
  'faq.dismiss': rpc(z.object({ projectId: idSchema, messageIds: askedIds }), z.object({})),
};
