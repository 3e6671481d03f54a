import { z } from 'zod';
import { rpc, stream } from './endpoint.ts';
import { pathSchema } from './path.ts';
import { runsOnSchema } from './providers.ts';

/** Tasks for which no model comes with the app: the first that is brought does them until another is chosen. */
export const broughtTasks = ['automatic-speech-recognition', 'image-to-text'] as const;
/**
 * `text-ranking` reads a question and a passage together, and says how well they go together; `sentence-ranking` does so
 * with a sentence, comes with the app and can't be brought or chosen.
 */
export const modelTaskSchema = z.enum([
  'text-generation',
  'feature-extraction',
  'text-ranking',
  'sentence-ranking',
  ...broughtTasks,
]);
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
  /** File inside the folder that says what to send the model; null: a text model is asked as any is (library/asking). */
  conventions: z.string().nullable(),
  /** Put before a search query, never before a passage; embedders only. */
  queryPrefix: z.string().nullable(),
  /** Longest input in tokens. */
  contextLength: z.int().positive(),
  files: z.array(modelFileSchema).min(1),
});
export type ModelEntry = z.infer<typeof modelEntrySchema>;

/** A model that came with the app. */
const shippedModelSchema = modelEntrySchema.extend({
  /** Its folder beside the manifest; the id where left out. New weights of a model come in a folder of their own. */
  folder: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]*$/)
    .optional(),
});
export type ShippedModel = z.infer<typeof shippedModelSchema>;

export const modelManifestSchema = z.object({ models: z.array(shippedModelSchema).min(1) });

/** Where a model of the person's own came from. */
export const importedSchema = z.object({
  /** Milliseconds since 1970. */
  at: z.int(),
  kind: z.enum(['gguf', 'onnx']),
  /** As the file names it: "llama", "qwen3". */
  architecture: z.string().nullable(),
  /** The kind of block that most weights are in: "Q4_K". */
  packing: z.string().nullable(),
  /** Number of weights. */
  parameters: z.int().nullable(),
  /** Whether it brought no chat template, so that one was chosen by its tokens. */
  isLayoutGuessed: z.boolean(),
});

/** model.json in the folder of a model of the person's own. */
export const ownModelSchema = modelEntrySchema.extend({ imported: importedSchema });
export type OwnModel = z.infer<typeof ownModelSchema>;

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
    /** Null for those that came with the app. */
    imported: importedSchema.nullable(),
    /** Null for those that don't write: the processor does them. */
    runsOn: runsOnSchema.nullable(),
  });
export type InstalledModel = z.infer<typeof installedModelSchema>;

/** Most texts of one call, and the longest of them in characters; what an embedder can't read is cut by it. */
const embedLimits = { texts: 256, characters: 100_000 } as const;

export const modelPlaceSchema = z.object({
  /** `hugging-face` is the cache of its tools, with models in ONNX; the others keep GGUF files. */
  app: z.enum(['lm-studio', 'ollama', 'jan', 'hugging-face']),
  /** Where that app keeps models on this platform, whether or not it is installed. */
  folders: z.array(z.string()),
});
export type ModelPlace = z.infer<typeof modelPlaceSchema>;

export const foundModelSchema = z.object({ name: z.string(), path: z.string(), sizeBytes: z.int() });
export type FoundModel = z.infer<typeof foundModelSchema>;

const modelNameSchema = z.string().trim().min(1, 'A name has a character at least.').max(80);

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
  /**
   * Converts a GGUF file, or copies a Hugging Face ONNX folder (or the ONNX file that is to be taken of one), into the data
   * folder; the original is left as it is.
   * Called off or failed, nothing of it stays.
   */
  'models.import': stream(
    z.object({
      /** The file or folder, from the root of the disk. */
      path: pathSchema('Say which file or folder.'),
      /** Left out: as the file calls itself. */
      name: modelNameSchema.optional(),
    }),
    [
      z.object({
        type: z.literal('progress'),
        phase: z.enum(['converting', 'copying', 'checking']),
        doneBytes: z.int(),
        totalBytes: z.int(),
        timeLeftMs: z.number().nullable(),
      }),
      z.object({ type: z.literal('done'), model: installedModelSchema, seconds: z.number() }),
    ],
  ),
  /** Where other apps keep their models; nothing on the disk is looked at. */
  'models.places': rpc(z.object({}), z.array(modelPlaceSchema)),
  /** Looks in the folders of one of these apps; only names and sizes are read, and Ollama's manifests. */
  'models.lookIn': rpc(z.object({ app: modelPlaceSchema.shape.app }), z.array(foundModelSchema)),
  /** Deletes a model of the person's own from the disk. Rejects with `invalid-input` for one that came with the app. */
  'models.delete': rpc(z.object({ modelId: z.string().min(1).max(200) }), z.object({})),
  /** Chooses the model for a task, everywhere; null: the one that came with the app, for `text-ranking` none, for others the first brought. */
  'models.use': rpc(
    z.object({
      modelId: z.string().min(1).max(200).nullable(),
      task: z.enum(['text-generation', 'text-ranking', ...broughtTasks]).default('text-generation'),
    }),
    z.array(installedModelSchema),
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
