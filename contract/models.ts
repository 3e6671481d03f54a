import { z } from 'zod';
import { rpc, stream } from './endpoint.ts';

export const modelTaskSchema = z.enum(['text-generation', 'feature-extraction']);
export type ModelTask = z.infer<typeof modelTaskSchema>;

export const modelFileSchema = z.object({
  path: z.string(),
  sizeBytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ModelFile = z.infer<typeof modelFileSchema>;

/** An entry of models/manifest.json. */
export const modelEntrySchema = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  name: z.string(),
  task: modelTaskSchema,
  languages: z.array(z.string()).min(1),
  licence: z.string(),
  source: z.string(),
  /** The default for its task. */
  isDefault: z.boolean(),
  /** File inside the folder that says what to send the model; null when it takes plain text. */
  conventions: z.string().nullable(),
  /** Put before a search query, never before a passage; embedders only. */
  queryPrefix: z.string().nullable(),
  /** Longest input in tokens. */
  contextLength: z.int().positive(),
  files: z.array(modelFileSchema).min(1),
});
export type ModelEntry = z.infer<typeof modelEntrySchema>;

export const modelManifestSchema = z.object({ models: z.array(modelEntrySchema).min(1) });

export const installedModelSchema = modelEntrySchema
  .pick({
    id: true,
    name: true,
    task: true,
    languages: true,
    licence: true,
    source: true,
    isDefault: true,
    contextLength: true,
  })
  .extend({
    sizeBytes: z.int(),
    /** `unloaded` until first used; `missing` when its files are not there. */
    state: z.enum(['loaded', 'unloaded', 'missing']),
  });
export type InstalledModel = z.infer<typeof installedModelSchema>;

/** Most texts of one call, and the longest of them in characters; what an embedder can't read is cut by it. */
const embedLimits = { texts: 256, characters: 100_000 } as const;

export const models = {
  /** Sentence vectors of length 1, one for each text, by the embedder of that id. Rejects with `model-missing`. */
  'models.embed': rpc(
    z.object({
      /** Left out: the default embedder. */
      modelId: z.string().optional(),
      texts: z
        .array(
          z.string().max(embedLimits.characters, `A text has at most ${embedLimits.characters} characters.`),
        )
        .min(1, 'There is no text.')
        .max(embedLimits.texts, `At most ${embedLimits.texts} texts at a time.`),
    }),
    z.object({
      modelId: z.string(),
      vectors: z.array(z.array(z.number())),
      /** Tokens read, special ones included. */
      tokens: z.int(),
    }),
  ),
  'models.list': rpc(z.object({}), z.array(installedModelSchema)),
  /** Reads every file of a model (or of all) and compares size and SHA-256 with the manifest. */
  'models.verify': stream(z.object({ modelId: z.string().optional() }), [
    z.object({
      type: z.literal('file'),
      modelId: z.string(),
      path: z.string(),
      verdict: z.enum(['intact', 'missing', 'altered']),
    }),
    z.object({ type: z.literal('done'), intact: z.int(), wrong: z.int() }),
  ]),
};
