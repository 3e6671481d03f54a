import { z } from 'zod';
import {
  answerSchema,
  assessmentSchema,
  criterionIdSchema,
  offeredSetSchema,
  rankingSchema,
  scopeSchema,
  sensitivitySchema,
  setFieldsSchema,
  vetoSchema,
  weightsSchema,
} from './converge-criteria.ts';
import {
  ballotSchema,
  comparisonSchema,
  outcomeSchema,
  pairsSchema,
  roundFieldsSchema,
  roundSchema,
  voterNameSchema,
} from './converge-votes.ts';
import { rpc, stream } from './endpoint.ts';
import { idSchema } from './projects.ts';

const nothing = z.object({});
const setIdSchema = z.string().min(1).max(60);
const ofSet = z.object({ projectId: idSchema, setId: setIdSchema, scope: scopeSchema });

/** A weight of all zeros would leave nothing to rank by. */
const newWeightsSchema = weightsSchema.refine(
  (weights) => Object.values(weights).some((weight) => weight > 0),
  { message: 'At least one criterion must count.' },
);

const summarySchema = z.object({
  /** Of each set with answers, what its ranking says of each idea. */
  sets: z.array(
    z.object({
      setId: z.string(),
      name: offeredSetSchema.shape.name,
      kind: offeredSetSchema.shape.kind,
      ideas: z.array(z.object({ ideaId: idSchema, middle: z.number(), rank: z.int().positive() })),
    }),
  ),
  /** Those are in no ranking. */
  vetoed: z.array(idSchema),
});

/** Choosing among ideas: criteria, dots, and pairs. */
export const converge = {
  /** The sets of criteria that the app brings, then those written in this project. */
  'converge.sets': rpc(z.object({ projectId: idSchema }), z.array(offeredSetSchema)),
  'converge.addSet': rpc(z.object({ projectId: idSchema, fields: setFieldsSchema }), offeredSetSchema),
  /** Answers to a criterion that keeps its id are kept, as long as its scale still has their step. */
  'converge.editSet': rpc(z.object({ id: idSchema, fields: setFieldsSchema }), offeredSetSchema),
  'converge.deleteSet': rpc(z.object({ id: idSchema }), nothing),
  'converge.restoreSet': rpc(z.object({ id: idSchema }), offeredSetSchema),
  /** Sets how much each criterion of a weighted set counts. Throws `invalid-input` for one that is not weighted. */
  'converge.weigh': rpc(
    z.object({ projectId: idSchema, setId: setIdSchema, weights: newWeightsSchema }),
    offeredSetSchema,
  ),

  /** What was said of each idea, and the ranking it makes. */
  'converge.table': rpc(
    ofSet,
    z.object({
      set: offeredSetSchema,
      /** One for each idea looked at, oldest idea first. */
      assessments: z.array(assessmentSchema),
      ranking: rankingSchema,
    }),
  ),
  /** Answers one criterion; null takes the answer back. A value that isn't on the scale is refused. */
  'converge.answer': rpc(
    z.object({
      ideaId: idSchema,
      setId: setIdSchema,
      criterionId: criterionIdSchema,
      answer: answerSchema.nullable(),
    }),
    assessmentSchema,
  ),
  /** Says that an idea is out, whatever it scores. Under every ranking it is listed apart. */
  'converge.veto': rpc(
    z.object({
      ideaId: idSchema,
      reason: z
        .string()
        .trim()
        .min(1, 'A veto needs a reason.')
        .max(1000, 'The reason is too long: 1000 characters are the limit.'),
    }),
    vetoSchema,
  ),
  'converge.liftVeto': rpc(z.object({ ideaId: idSchema }), nothing),
  /** How the first place hangs on the weights. The same for the same answers: its draws are seeded by them. */
  'converge.sensitivity': rpc(ofSet, sensitivitySchema),
  /** All rankings by criteria side by side, of all ideas. */
  'converge.summary': rpc(z.object({ projectId: idSchema }), summarySchema),

  /**
   * Asks the model for its scores of ideas that the person has answered in full; others are refused with
   * `invalid-input`. Its opinions are kept one by one.
   */
  'converge.opinion': stream(
    z.object({
      setId: setIdSchema,
      ideaIds: z.array(idSchema).min(1, 'Name at least one idea.').max(1000),
    }),
    [
      z.object({ type: z.literal('progress'), done: z.int(), planned: z.int() }),
      z.object({ type: z.literal('opinion'), assessment: assessmentSchema }),
      z.object({ type: z.literal('done') }),
    ],
  ),

  /** The pair to ask about next, and the ranking so far. */
  'converge.pairs': rpc(z.object({ projectId: idSchema, scope: scopeSchema }), pairsSchema),
  'converge.compare': rpc(
    z
      .object({ leftId: idSchema, rightId: idSchema, outcome: outcomeSchema })
      .refine(({ leftId, rightId }) => leftId !== rightId, {
        message: 'An idea is not compared with itself.',
      }),
    comparisonSchema,
  ),
  'converge.deleteComparison': rpc(z.object({ id: idSchema }), nothing),
  'converge.restoreComparison': rpc(z.object({ id: idSchema }), comparisonSchema),

  /** Newest first. */
  'converge.rounds': rpc(z.object({ projectId: idSchema }), z.array(roundSchema)),
  /** Begins a round on the ideas looked at; vetoed ones left out. Throws `invalid-input` with none. */
  'converge.openRound': rpc(
    z.object({ projectId: idSchema, scope: scopeSchema, fields: roundFieldsSchema }),
    roundSchema,
  ),
  /**
   * A voter's dots, all at once. Nobody can see them before the round is revealed, nor vote twice; more dots than
   * there are, or on what isn't voted on, are refused.
   */
  'converge.vote': rpc(z.object({ id: idSchema, voter: voterNameSchema, ballot: ballotSchema }), roundSchema),
  /** Forgets what a voter handed in, unseen, so that it can be done again. Refused once it is revealed. */
  'converge.voteAgain': rpc(z.object({ id: idSchema, voter: voterNameSchema }), roundSchema),
  /** Shows everybody's dots, for good; those who haven't voted gave none. */
  'converge.reveal': rpc(z.object({ id: idSchema }), roundSchema),
  'converge.deleteRound': rpc(z.object({ id: idSchema }), nothing),
  'converge.restoreRound': rpc(z.object({ id: idSchema }), roundSchema),
};
