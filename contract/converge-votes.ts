import { z } from 'zod';
import { idSchema, timeSchema } from './projects.ts';

/** What came of two ideas side by side. A skipped pair says nothing, and isn't asked again soon. */
export const outcomes = ['left', 'right', 'equal', 'skip'] as const;
export const outcomeSchema = z.enum(outcomes);
export type Outcome = z.infer<typeof outcomeSchema>;

/** More ideas would take a person thousands of answers, and the backend's thread too long to work out. */
export const pairedIdeasLimit = 100;

/** One answer of the person. */
export const comparisonSchema = z.object({
  id: idSchema,
  leftId: idSchema,
  rightId: idSchema,
  outcome: outcomeSchema,
  createdAt: timeSchema,
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** The ranking that comparisons add up to (Bradley and Terry), and what it doesn't know. */
export const pairsSchema = z.object({
  /** The two to ask about; null when there are not two ideas. */
  next: z
    .object({
      leftId: idSchema,
      rightId: idSchema,
      /** `teaches`: what it would tell is most. `swapped`: asked before the other way round, to see whether sides matter. */
      why: z.enum(['teaches', 'swapped']),
    })
    .nullable(),
  /** Answers that count: skipped ones and those about ideas that are not looked at left out. */
  compared: z.int().nonnegative(),
  ranked: z.array(
    z.object({
      ideaId: idSchema,
      rank: z.int().positive(),
      /** Log of the strength, 0 on average. */
      strength: z.number(),
      /** Standard error of it. */
      error: z.number(),
      /** The 95 % interval. */
      low: z.number(),
      high: z.number(),
      wins: z.int(),
      losses: z.int(),
      ties: z.int(),
    }),
  ),
  bias: z.object({
    /** Answers for one side, and how many of them were for the left one. */
    decided: z.int(),
    left: z.int(),
    /** The 95 % interval of the share of the left (Wilson); null with nothing decided. */
    interval: z.object({ low: z.number(), high: z.number() }).nullable(),
    /** Pairs asked both ways round, and how many were answered for the same idea both times. */
    swapped: z.int(),
    agreed: z.int(),
  }),
  /** How many more answers until the first three stand apart from the rest, if it goes on like this. */
  settled: z.discriminatedUnion('state', [
    z.object({ state: z.literal('too-few') }),
    z.object({ state: z.literal('settled') }),
    z.object({ state: z.literal('about'), more: z.int().positive() }),
    /** More than can be asked of a person: the third and the fourth may be as good as each other. */
    z.object({ state: z.literal('too-close') }),
  ]),
});
export type Pairs = z.infer<typeof pairsSchema>;

export const voterLimit = 24;
export const dotLimit = 50;
const dots = z.int().min(1, 'Give at least one dot.').max(dotLimit, `At most ${dotLimit} dots.`);
export const voterNameSchema = z
  .string()
  .trim()
  .min(1, 'Each voter needs a name.')
  .max(60, 'A name has at most 60 characters.');

export const roundFieldsSchema = z
  .object({
    voters: z
      .array(voterNameSchema)
      .min(1, 'Somebody has to vote.')
      .max(voterLimit, `At most ${voterLimit} people vote in one round.`)
      .refine((names) => new Set(names.map((name) => name.toLowerCase())).size === names.length, {
        message: 'Two voters have the same name.',
      }),
    dotsEach: dots,
    /** How many of them may lie on one idea. */
    perIdea: dots,
  })
  .refine(({ dotsEach, perIdea }) => perIdea <= dotsEach, {
    message: 'More dots on one idea than a voter has.',
    path: ['perIdea'],
  });
export type RoundFields = z.infer<typeof roundFieldsSchema>;

/** Dots by idea; ideas without any are left out. */
export const ballotSchema = z.record(idSchema, dots);
export type Ballot = z.infer<typeof ballotSchema>;

/** A round of dot voting as everybody may see it: until it is revealed, only who has voted. */
export const roundSchema = z.object({
  id: idSchema,
  dotsEach: z.int(),
  perIdea: z.int(),
  /** The ideas that were voted on, in the order in which they were shown. */
  ideaIds: z.array(idSchema),
  voters: z.array(z.object({ name: z.string(), voted: z.boolean() })),
  /** Null while it is blind. Most dots first; ideas without dots left out. */
  result: z
    .array(
      z.object({
        ideaId: idSchema,
        dots: z.int(),
        /** Who gave it dots, and how many. */
        by: z.array(z.object({ name: z.string(), dots: z.int() })),
      }),
    )
    .nullable(),
  createdAt: timeSchema,
});
export type Round = z.infer<typeof roundSchema>;
