import { z } from 'zod';
import { handoffReasonSchema, answerSchema, personalDataKindSchema } from './answer.ts';
import { rpc } from './endpoint.ts';
import { idSchema, timeSchema } from './projects.ts';

/** The longest question that is read, in characters. */
export const questionLimit = 4000;

export const conversationSchema = z.object({
  id: idSchema,
  projectId: idSchema,
  /** The first question, shortened, until a person renames it. */
  title: z.string(),
  /** The last message of the branch that is shown; null while nothing was said. */
  leafId: idSchema.nullable(),
  messageCount: z.int().nonnegative(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
});
export type Conversation = z.infer<typeof conversationSchema>;

/** What a person thought of an answer. */
export const feedbackSchema = z.object({
  rating: z.enum(['good', 'bad']),
  note: z.string(),
  createdAt: timeSchema,
});
export type Feedback = z.infer<typeof feedbackSchema>;

/**
 * One thing said. Messages form a tree: an edited question is a second child of the message before it, a
 * regenerated answer a second child of its question. A branch is the way from a leaf to the root.
 */
export const messageSchema = z.object({
  id: idSchema,
  conversationId: idSchema,
  /** The message this one follows; null for the first question of a branch. */
  parentId: idSchema.nullable(),
  role: z.enum(['customer', 'assistant']),
  /** Of an answer: its sentences as they were shown. Personal data are masked already, where that is switched on. */
  text: z.string(),
  /** `cut-off`: cancelled, failed, or the backend ended meanwhile; what was shown is kept. */
  state: z.enum(['writing', 'complete', 'cut-off']),
  /** Kinds of personal data that were masked in the text. */
  masked: z.array(personalDataKindSchema),
  /** Of answers only; grows while the state is `writing`. */
  answer: answerSchema.nullable(),
  feedback: feedbackSchema.nullable(),
  createdAt: timeSchema,
});
export type Message = z.infer<typeof messageSchema>;

/** A conversation handed over to a person. */
export const handoffSchema = z.object({
  id: idSchema,
  projectId: idSchema,
  conversationId: idSchema,
  conversationTitle: z.string(),
  /** The answer that led to it; null when a person asked for it with the button. */
  messageId: idSchema.nullable(),
  reason: handoffReasonSchema,
  /** What in the text gave the reason: the topic's name, the words found. Empty for `low-confidence`. */
  evidence: z.string(),
  /** What the colleague needs to know. */
  summary: z.string(),
  /** What to do next, in the model's words; empty when the summary is extractive. */
  nextStep: z.string(),
  /** Written by the model and checked against the conversation, or sentences of the customer as they stand. */
  summaryBy: z.enum(['model', 'extract']),
  /** The branch as it was at the hand-off, "Customer: …" and "Assistant: …" lines. */
  transcript: z.string(),
  /** How the customer wants to be reached. Kept as typed: it is what the hand-off is for. */
  contact: z.string(),
  createdAt: timeSchema,
  /** When a person took care of it; null while it waits. */
  resolvedAt: timeSchema.nullable(),
});
export type Handoff = z.infer<typeof handoffSchema>;

/** A place in a conversation where a search found its words. */
export const conversationHitSchema = z.object({
  conversationId: idSchema,
  title: z.string(),
  /** Null when the words are in the title. */
  messageId: idSchema.nullable(),
  role: messageSchema.shape.role.nullable(),
  /** Some text around the first word found. */
  excerpt: z.string(),
  /** Where the words stand in the excerpt, as pairs of offsets. */
  marks: z.array(z.object({ start: z.int(), end: z.int() })),
  createdAt: timeSchema,
});

const title = z
  .string()
  .trim()
  .min(1, 'A conversation needs a title.')
  .max(200, 'The title of a conversation has at most 200 characters.');

/** What is said, kept and handed over. */
export const conversations = {
  /** The last changed first. */
  'conversations.list': rpc(z.object({ projectId: idSchema }), z.array(conversationSchema)),
  'conversations.create': rpc(z.object({ projectId: idSchema, title: title.optional() }), conversationSchema),
  /** The conversation with the messages of all its branches, oldest first. */
  'conversations.get': rpc(
    z.object({ id: idSchema }),
    z.object({ conversation: conversationSchema, messages: z.array(messageSchema) }),
  ),
  'conversations.rename': rpc(z.object({ id: idSchema, title }), conversationSchema),
  /** Takes the conversation away; `conversations.restore` brings it back for 30 days. */
  'conversations.delete': rpc(z.object({ id: idSchema }), z.object({})),
  'conversations.restore': rpc(z.object({ id: idSchema }), conversationSchema),
  /** Shows the branch through a message, down to its newest leaf; remembered. */
  'conversations.showBranch': rpc(z.object({ messageId: idSchema }), conversationSchema),
  /** A new conversation that begins with a copy of the branch up to this message. */
  'conversations.fork': rpc(z.object({ messageId: idSchema }), conversationSchema),
  /** Messages and titles that hold every word of the query, the newest first, at most 100. */
  'conversations.search': rpc(
    z.object({
      projectId: idSchema,
      query: z
        .string()
        .trim()
        .min(1, 'Say what to look for.')
        .max(200, 'A search has at most 200 characters.'),
    }),
    z.array(conversationHitSchema),
  ),
  /** The branch shown as Markdown with its sources, or all branches as JSON. */
  'conversations.export': rpc(
    z.object({ id: idSchema, format: z.enum(['markdown', 'json']) }),
    z.object({ fileName: z.string(), text: z.string() }),
  ),
  /** Says what a person thinks of an answer; null takes it back. Refused for a question. */
  'conversations.rate': rpc(
    z.object({
      messageId: idSchema,
      rating: z.enum(['good', 'bad']).nullable(),
      note: z.string().max(2000, 'A note has at most 2000 characters.').default(''),
    }),
    messageSchema,
  ),

  /** Those that wait first, then the newest. */
  'handoffs.list': rpc(z.object({ projectId: idSchema }), z.array(handoffSchema)),
  /** Hands the branch shown over now, because a person pressed the button. Needs at least one question. */
  'handoffs.create': rpc(z.object({ conversationId: idSchema }), handoffSchema),
  'handoffs.setContact': rpc(
    z.object({ id: idSchema, contact: z.string().trim().max(500, 'A contact has at most 500 characters.') }),
    handoffSchema,
  ),
  'handoffs.resolve': rpc(z.object({ id: idSchema, resolved: z.boolean() }), handoffSchema),
};
