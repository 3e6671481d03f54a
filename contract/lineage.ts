import { z } from 'zod';
import { rpc, stream } from './endpoint.ts';
import { ideaFieldsSchema } from './ideation.ts';
import { briefFieldsSchema, idSchema, timeSchema } from './projects.ts';

/** A text that an idea had before it was changed. */
export const revisionSchema = ideaFieldsSchema.extend({
  id: idSchema,
  ideaId: idSchema,
  by: z.enum(['model', 'person']),
  /** When this text was written. */
  writtenAt: timeSchema,
});
export type Revision = z.infer<typeof revisionSchema>;

/** What a run rests on. Where one of these is another now, the same seed may give other ideas. */
export const runGrounds = ['brief', 'model', 'library', 'ideas'] as const;
const runGroundSchema = z.enum(runGrounds);
export type RunGround = z.infer<typeof runGroundSchema>;

/** A run of the model over a project: its settings, and what is left of it. */
export const runSchema = z.object({
  id: idSchema,
  method: z.string(),
  /** Ideas asked for. */
  count: z.int(),
  seed: z.int(),
  model: z.object({ id: z.string(), sha256: z.string() }),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  startedAt: timeSchema,
  /** Its ideas that are still in the project. */
  ideas: z.int(),
  /** The brief as it was then; null for a link of a chain and for runs of before this was kept. */
  brief: briefFieldsSchema.nullable(),
  /** What is another now than it was then. */
  changed: z.array(runGroundSchema),
});
export type Run = z.infer<typeof runSchema>;

const ideaTextSchema = ideaFieldsSchema.extend({ id: idSchema });

/** An idea written again, beside what was written then. */
const againSchema = z.object({
  /** The idea as it was written then; null when it is not in the project any more. */
  kept: ideaTextSchema.nullable(),
  again: ideaFieldsSchema,
  /** True when both are the same, word for word, in every field. */
  same: z.boolean(),
});
export type WrittenAgain = z.infer<typeof againSchema>;

const sideSchema = z.object({
  run: runSchema,
  ideas: z.array(ideaTextSchema),
  /** Mean over all pairs of 1 less the cosine similarity of their meanings; null for fewer than two ideas. */
  diversity: z.number().nullable(),
  /** Mean cosine similarity to the problem as it was then; null without ideas or without that brief. */
  relevance: z.number().nullable(),
});

/** Two runs side by side. */
export const comparisonSchema = z.object({
  left: sideSchema,
  right: sideSchema,
  /** The settings in which they differ. */
  differences: z.array(z.enum(['method', 'seed', 'count', 'model', 'brief'])),
  /** Ideas of both that say the same, each in one pair at most, the closest first. */
  pairs: z.array(
    z.object({
      leftId: idSchema,
      rightId: idSchema,
      /** Cosine similarity of their meanings. */
      closeness: z.number(),
      /** Word for word. */
      sameText: z.boolean(),
    }),
  ),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** Lineage: how a text came to be, and whether it comes again. */
export const lineage = {
  /** The texts an idea had before the one it has, oldest first. */
  'lineage.revisions': rpc(z.object({ ideaId: idSchema }), z.array(revisionSchema)),
  /** The runs of a project, the latest first. */
  'lineage.runs': rpc(z.object({ projectId: idSchema }), z.array(runSchema)),
  /**
   * Runs the model again with what it had then, and keeps nothing of it. With `ideaId`, only as far as that idea.
   * Throws `not-enough-data` for a run of before its input was kept.
   */
  'lineage.runAgain': stream(z.object({ runId: idSchema, ideaId: idSchema.optional() }), [
    z.object({
      type: z.literal('progress'),
      done: z.int(),
      planned: z.int(),
      stimulus: z.string().nullable(),
    }),
    z.object({ type: z.literal('idea'), idea: againSchema }),
    z.object({
      type: z.literal('done'),
      same: z.int(),
      different: z.int(),
      /** Written again, but what was written then is not in the project any more. */
      gone: z.int(),
      /** What is another now than it was then. */
      changed: z.array(runGroundSchema),
    }),
  ]),
  /** Sets two runs of one project side by side. Throws `invalid-input` for runs of different projects. */
  'lineage.compare': rpc(z.object({ leftId: idSchema, rightId: idSchema }), comparisonSchema),
};
