import { z } from 'zod';
import { rpc, stream } from './endpoint.ts';
import { ideaSchema, provenanceSchema } from './ideation.ts';
import { idSchema } from './projects.ts';
import {
  boxLimits,
  boxOptionSchema,
  boxRowSchema,
  combinationSchema,
  personaFieldsSchema,
} from './stimuli.ts';

const localizedSchema = z.object({ en: z.string(), 'zh-CN': z.string() });

/** A stimulus for one panel: a card, and a beginning filled from the brief. */
const sparkSchema = z.object({ id: z.string(), text: localizedSchema, beginning: z.string() });

export const panelCount = 8;
export const panelSeconds = { least: 5, usual: 60, most: 600 } as const;

/** The sheet of a Crazy 8s as it stands; what is typed is kept while it runs. */
export const sheetSchema = z.object({
  seconds: z.int().min(panelSeconds.least).max(panelSeconds.most),
  panels: z
    .array(
      z.object({
        text: z.string().max(2000, 'A panel holds at most 2000 characters.'),
        spark: sparkSchema.nullable(),
      }),
    )
    .length(panelCount),
  /** The panel at hand. */
  at: z
    .int()
    .min(0)
    .max(panelCount - 1),
  /** What is left of its time, in milliseconds. */
  leftMs: z.number().min(0),
  state: z.enum(['ready', 'running', 'paused', 'over']),
});
export type Sheet = z.infer<typeof sheetSchema>;

/** The people of the person's own. */
const peopleSchema = z.array(personaFieldsSchema.extend({ id: idSchema })).max(40, 'At most 40 people.');
export type People = z.infer<typeof peopleSchema>;

/** A box while it is being written: rows may still be empty. */
export const boxStateSchema = z.object({
  rows: z
    .array(
      boxRowSchema.extend({
        name: z.string().max(60),
        options: z.array(boxOptionSchema).max(boxLimits.options),
      }),
    )
    .max(boxLimits.rows, `At most ${boxLimits.rows} parameters.`),
  /** The place of the option picked in each row; null: none yet. */
  picked: z.array(z.int().min(0).nullable()).max(boxLimits.rows),
  /** Combinations that were dealt or answered, `0.3.1`; none of them comes again. */
  used: z.array(z.string().max(60)).max(20_000),
});
export type BoxState = z.infer<typeof boxStateSchema>;

/** One thing said in a chain. */
export const linkSchema = z.object({
  id: idSchema,
  title: z.string().max(200),
  text: z.string().max(2000, 'A link holds at most 2000 characters.'),
  /** Where the model's words came from; null for the person's own. */
  provenance: provenanceSchema.nullable(),
  /** The person changed what the model wrote. */
  isEdited: z.boolean(),
  /** The idea it was kept as. */
  ideaId: idSchema.nullable(),
});
export type Link = z.infer<typeof linkSchema>;
export const chainLimit = 40;
const chainSchema = z.array(linkSchema).max(chainLimit, `A chain has at most ${chainLimit} links.`);

const projectInput = z.object({ projectId: idSchema });
const nothing = z.object({});

/**
 * Sessions: ways of having ideas that are more than a press of a button. What is written in one is kept by project
 * until it becomes ideas.
 */
export const sessions = {
  /** What is kept of the sessions of a project; null, or empty, where there was none. */
  'sessions.get': rpc(
    projectInput,
    z.object({
      sheet: sheetSchema.nullable(),
      people: peopleSchema,
      box: boxStateSchema.nullable(),
      chain: chainSchema,
    }),
  ),
  'sessions.saveSheet': rpc(projectInput.extend({ sheet: sheetSchema }), nothing),
  'sessions.savePeople': rpc(projectInput.extend({ people: peopleSchema }), nothing),
  'sessions.saveBox': rpc(projectInput.extend({ box: boxStateSchema }), nothing),
  'sessions.saveChain': rpc(projectInput.extend({ chain: chainSchema }), nothing),

  /** The filled panels become ideas of the person's in one transaction, and the sheet is empty again. */
  'sessions.finishSheet': rpc(projectInput.extend({ sheet: sheetSchema }), z.array(ideaSchema)),
  /** A stimulus that is none of those had; null when there are no more. */
  'sessions.spark': rpc(
    projectInput.extend({ had: z.array(z.string().max(100)).max(100) }),
    sparkSchema.nullable(),
  ),

  /** The library's people. */
  'sessions.people': rpc(
    nothing,
    z.array(
      z.object({ id: z.string(), name: localizedSchema, who: localizedSchema, cares: localizedSchema }),
    ),
  ),
  /** Parameters with options for a project: the library's sheets, the brief's own people and things first. */
  'sessions.proposeRows': rpc(
    projectInput.extend({ language: z.enum(['en', 'zh-CN']) }),
    z.array(boxRowSchema),
  ),
  /** A combination that was never had before, at random; null when there are no more. `left` counts the rest. */
  'sessions.deal': rpc(
    z.object({
      rows: z.array(boxRowSchema).min(1).max(boxLimits.rows),
      used: boxStateSchema.shape.used,
      seed: z.int().min(0).max(0xffffffff).optional(),
    }),
    z.object({ combination: combinationSchema.nullable(), left: z.number().min(0) }),
  ),

  /**
   * The model's turn in a chain: takes what was said last as it is, and adds one thing; with nothing said, it begins.
   * Several candidates are written and judged; the best come first.
   */
  'sessions.addition': stream(
    projectInput.extend({
      last: z.object({ title: z.string().max(200), text: z.string().max(2000) }).nullable(),
      /** Stimuli that were had in this chain. */
      had: z.array(z.string().max(100)).max(200),
      seed: z.int('The seed is a whole number.').min(0).max(0xffffffff).optional(),
    }),
    [
      z.object({
        type: z.literal('progress'),
        phase: z.enum(['waiting', 'loading', 'reading', 'drafting', 'judging']),
      }),
      z.object({
        type: z.literal('done'),
        /** Empty when nothing was worth showing. */
        candidates: z.array(z.object({ title: z.string(), text: z.string(), provenance: provenanceSchema })),
      }),
    ],
  ),
  /** Keeps a link as an idea whose parent is the last one kept before it. The chain is saved with it. */
  'sessions.keepLink': rpc(
    projectInput.extend({ chain: chainSchema, linkId: idSchema }),
    z.object({ idea: ideaSchema, chain: chainSchema }),
  ),
};
