import { z } from 'zod';
import { rpc, stream } from './endpoint.ts';
import { modelTaskSchema } from './models.ts';

/** A path inside a repository of the hub, as its listing names it. */
const hubPathSchema = z.string().regex(/^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/);

/** Where the files of a model lie at the hub. */
const hubSourceSchema = z.object({
  format: z.enum(['gguf', 'onnx']),
  /** "OWNER/NAME". */
  repository: z.string().regex(/^[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+$/),
  /** A commit, where the list was written for one; null: whatever is there now. */
  revision: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .nullable(),
  files: z.array(hubPathSchema).min(1),
  /** Fetched too where the repository has them. */
  optionalFiles: z.array(hubPathSchema),
  /** How the weights are packed: "Q4_K_M". */
  packing: z.enum(['Q4_K_M', 'Q8_0']),
  /** What all files take together; null: not known before the hub is asked. */
  bytes: z.int().positive().nullable(),
  /** Of a single file, where the list was written for those very bytes: anything else is refused. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});
export type HubSource = z.infer<typeof hubSourceSchema>;

/** A model of library/catalogue/text-generation.json. */
export const catalogueModelSchema = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  name: z.string().min(1).max(80),
  task: modelTaskSchema,
  /** Those it is good at, as tags ("en"). */
  languages: z.array(z.string()).min(1),
  licence: z.object({
    name: z.string(),
    /** What the licence asks for beyond naming its author, in words; null where that is all. */
    asks: z.object({ en: z.string(), 'zh-CN': z.string() }).nullable(),
  }),
  /** Number of weights. */
  parameters: z.int().positive(),
  /** Measures that say what it needs of a machine. */
  shape: z.object({
    layers: z.int().positive(),
    width: z.int().positive(),
    /** Numbers that one token leaves in the keys of one layer; as many in its values. */
    cacheWidth: z.int().positive(),
    vocabulary: z.int().positive(),
    /** Whether the output reads the embedding's weights, so that they are there once. */
    isTied: z.boolean(),
  }),
  contextLength: z.int().positive(),
  /** What it is good at. */
  words: z.object({ en: z.string().min(1), 'zh-CN': z.string().min(1) }),
  source: hubSourceSchema,
});
export type CatalogueModel = z.infer<typeof catalogueModelSchema>;

/** What the embedded model was seen to do here. */
export const machineSpeedSchema = z.object({
  /** Seconds that one token took it, when nothing else ran. */
  tokenSeconds: z.number().positive(),
  /** Milliseconds since 1970. */
  at: z.int(),
});
export type MachineSpeed = z.infer<typeof machineSpeedSchema>;

export const machineSchema = z.object({
  cores: z.int().positive(),
  memoryBytes: z.int().nonnegative(),
  /** What programs could still get. */
  freeMemoryBytes: z.int().nonnegative(),
  /** On the disk of the data folder; null where the system doesn't say. */
  freeDiskBytes: z.int().nonnegative().nullable(),
  architecture: z.string(),
  /** Those that make such arithmetic fast, by name ("avx2"); null where the system doesn't say. */
  instructions: z.array(z.string()).nullable(),
  /** Null until it is measured. */
  speed: machineSpeedSchema.nullable(),
});
export type Machine = z.infer<typeof machineSchema>;

/** How a model would do on this machine, and why. */
export const fitSchema = z.object({
  verdict: z.enum(['fits', 'tight', 'wont-fit']),
  /** What decided; `roomy` where nothing stands against it. */
  reason: z.enum(['roomy', 'memory', 'free-memory', 'disk', 'slow']),
  /** What it takes in memory while it writes. */
  memoryBytes: z.int(),
  /** What is needed on the disk while it is brought in; afterwards `keptBytes`. */
  diskBytes: z.int(),
  keptBytes: z.int(),
  /** What is fetched: known, or reckoned from weights and packing. */
  fetchedBytes: z.int(),
  isFetchedKnown: z.boolean(),
  /** Null until this machine was measured. */
  tokensPerSecond: z.number().nullable(),
});
export type Fit = z.infer<typeof fitSchema>;

export const offeredModelSchema = catalogueModelSchema.omit({ shape: true, source: true }).extend({
  format: hubSourceSchema.shape.format,
  repository: z.string(),
  packing: z.string(),
  fit: fitSchema,
});
export type OfferedModel = z.infer<typeof offeredModelSchema>;

const catalogueSchema = z.object({
  machine: machineSchema,
  models: z.array(offeredModelSchema),
});
export type Catalogue = z.infer<typeof catalogueSchema>;

/** Models that can be had, and how each would do here. Nothing of this asks the network. */
export const catalogue = {
  'models.catalogue': rpc(z.object({}), catalogueSchema),
  /** Lets the embedded model write for about three seconds, so that the others' speed can be told. */
  'models.measure': stream(z.object({}), [
    z.object({ type: z.literal('progress'), share: z.number().min(0).max(1) }),
    z.object({ type: z.literal('done'), machine: machineSchema }),
  ]),
};
