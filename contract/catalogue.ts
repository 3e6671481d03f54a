import { z } from 'zod';
import { rpc, stream } from './endpoint.ts';
import { installedModelSchema, modelTaskSchema } from './models.ts';

/** Whether no part of a path is "." or "..", which would lead out of what it is a path in. */
function namesNoFolderAbove(path: string): boolean {
  return path.split('/').every((part) => !/^\.+$/u.test(part));
}

/** A path inside a repository of the hub, as its listing names it. */
export const hubPathSchema = z
  .string()
  .regex(/^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/)
  .refine(namesNoFolderAbove);

/** "OWNER/NAME". */
export const hubRepositorySchema = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+$/)
  .refine(namesNoFolderAbove);

/** Where the files of a model lie at the hub. */
const hubSourceSchema = z.object({
  format: z.enum(['gguf', 'onnx']),
  repository: hubRepositorySchema,
  /** A commit, where the list was written for one; null: whatever is there now. */
  revision: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .nullable(),
  files: z.array(hubPathSchema).min(1),
  /** Fetched too where the repository has them. */
  optionalFiles: z.array(hubPathSchema),
  /** How the weights are packed: "Q4_K_M". */
  packing: z.enum(['Q4_K_M', 'Q8_0', 'q4', 'q8']),
  /** What all files take together; null: not known before the hub is asked. */
  bytes: z.int().positive().nullable(),
  /** Of a single file, where the list was written for those very bytes: anything else is refused. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});
export type HubSource = z.infer<typeof hubSourceSchema>;

/** A model of library/catalogue/. */
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
  /** Number of weights in the files; some hold the same weights twice, as embedding and as output. */
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
  /** Null until this machine was measured, and for ONNX files. */
  tokensPerSecond: z.number().nullable(),
});
export type Fit = z.infer<typeof fitSchema>;

export const offeredModelSchema = catalogueModelSchema.omit({ shape: true, source: true }).extend({
  format: hubSourceSchema.shape.format,
  repository: z.string(),
  packing: z.string(),
  fit: fitSchema,
  /** Whether a model of that name was brought in. */
  isHere: z.boolean(),
  /** Bytes of a download that was paused or broke off; null without one. */
  heldBytes: z.int().nullable(),
});
export type OfferedModel = z.infer<typeof offeredModelSchema>;

const hubSchema = z.object({
  /** Without a slash at the end. */
  address: z.string(),
  host: z.string(),
  isUsual: z.boolean(),
});
export type Hub = z.infer<typeof hubSchema>;

/** The way downloads take. */
const proxySchema = z.object({
  /** `system`: what HTTPS_PROXY, HTTP_PROXY and NO_PROXY say; `none`: straight; `address`: through this one. */
  kind: z.enum(['system', 'none', 'address']),
  address: z.string().nullable(),
  user: z.string().nullable(),
  /** The password itself never comes back. */
  hasPassword: z.boolean(),
  /** What the system's variables say now, whichever is chosen; null for nothing. */
  systemAddress: z.string().nullable(),
});
export type Proxy = z.infer<typeof proxySchema>;

/** A download of a file that a search found, which was paused or broke off. */
const begunSchema = z.object({
  id: z.string(),
  repository: hubRepositorySchema,
  file: hubPathSchema,
  heldBytes: z.int(),
  totalBytes: z.int(),
});
export type Begun = z.infer<typeof begunSchema>;

const catalogueSchema = z.object({
  machine: machineSchema,
  hub: hubSchema,
  models: z.array(offeredModelSchema),
  /** Whether a person allowed searching at this hub. */
  isSearchAllowed: z.boolean(),
  begun: z.array(begunSchema),
});
export type Catalogue = z.infer<typeof catalogueSchema>;

/** What a download would be, as the hub itself says. */
export const orderedSchema = z.object({
  /** Whom it was asked of, and who may be spoken to for the files. */
  host: z.string(),
  repository: z.string(),
  commit: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: z.int() })),
  totalBytes: z.int(),
  heldBytes: z.int(),
});
export type Ordered = z.infer<typeof orderedSchema>;

/** How far fetching and bringing in a model is. */
export const downloadEvents = [
  z.object({
    type: z.literal('progress'),
    phase: z.enum(['asking', 'fetching', 'waiting', 'verifying', 'converting', 'copying', 'checking']),
    doneBytes: z.int(),
    totalBytes: z.int(),
    timeLeftMs: z.number().nullable(),
  }),
  z.object({ type: z.literal('done'), model: installedModelSchema }),
] as const;

const catalogueId = z.object({ id: z.string().min(1).max(200) });

/** Models that can be had, how each would do here, and fetching one. */
export const catalogue = {
  /** Asks the network nothing. */
  'models.catalogue': rpc(z.object({}), catalogueSchema),
  /** Lets the embedded model write for about three seconds, so that the others' speed can be told. */
  'models.measure': stream(z.object({}), [
    z.object({ type: z.literal('progress'), share: z.number().min(0).max(1) }),
    z.object({ type: z.literal('done'), machine: machineSchema }),
  ]),
  /** Where models are fetched from; null: the usual place. Rejects with `invalid-input` for what is no address. */
  'models.setHub': rpc(z.object({ address: z.string().trim().min(1).max(500).nullable() }), hubSchema),
  /** The way downloads take. Asks the network nothing. */
  'models.proxy': rpc(z.object({}), proxySchema),
  /** Chooses the way. Never to this machine's own addresses. Rejects with `invalid-input` for what is no proxy's address. */
  'models.setProxy': rpc(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.enum(['system', 'none']) }),
      z.object({
        kind: z.literal('address'),
        address: z.string().trim().min(1).max(500),
        user: z.string().trim().min(1).max(200).nullable(),
        /** Left out: the one that is kept for the same address and name. */
        password: z.string().min(1).max(1000).nullable().optional(),
      }),
    ]),
    proxySchema,
  ),
  /** Asks the hub for the sizes of a model's files. Nothing is fetched yet. Rejects with `hub-unreachable` and such. */
  'models.order': rpc(catalogueId, orderedSchema),
  /**
   * Fetches a model, compares its bytes with the hub's hashes and brings it in. Called off, what was fetched is kept for
   * the next time. Rejects with `hub-unreachable`, `hub-refused`, `download-damaged`, `disk-full`, `offline`, and with
   * what importing says.
   */
  'models.download': stream(catalogueId, downloadEvents),
  /** Deletes what a download that is not over has fetched, one of `begun` too. */
  'models.discardDownload': rpc(catalogueId, z.object({})),
};
