import { z } from 'zod';
import { downloadEvents, fitSchema, hubPathSchema, hubRepositorySchema, orderedSchema } from './catalogue.ts';
import { rpc, stream } from './endpoint.ts';

/** A file of a repository that was found. */
const foundFileSchema = z.object({
  path: hubPathSchema,
  /** How the weights are packed, as its name tells: "Q4_K_M". */
  packing: z.string(),
  /**
   * How it would do here, reckoned from weights and packing, for a shape that is usual for its size; null where the hub
   * doesn't say how many weights there are.
   */
  fit: fitSchema.nullable(),
});

/** A repository that a hub found by its name. What it says of itself is a stranger's word. */
const hubModelSchema = z.object({
  repository: hubRepositorySchema,
  /** As the hub calls it: "text-generation". */
  task: z.string().nullable(),
  licence: z.string().nullable(),
  /** Number of weights. */
  parameters: z.int().nullable(),
  architecture: z.string().nullable(),
  contextLength: z.int().nullable(),
  /** How often it was fetched in the last month, as the hub counts. */
  downloads: z.int(),
  /**
   * Why it can't be chosen: an account is wanted, the hub doesn't say how it is built, it is built in a way that isn't read
   * here, or no file of it is whole and packed in a way that is. Null: it can.
   */
  refusal: z.enum(['account', 'unknown', 'architecture', 'files']).nullable(),
  /** Those that can be fetched, the ones that do best here first; none where it can't be chosen. */
  files: z.array(foundFileSchema),
});
export type HubModel = z.infer<typeof hubModelSchema>;

/** Which file of which repository. */
const foundSchema = z.object({
  repository: hubRepositorySchema,
  file: hubPathSchema.max(300).regex(/\.gguf$/iu, 'This is no GGUF file.'),
});

/** Searching a hub by name, and fetching what was found: not before a person allowed it for that hub. */
export const hubSearch = {
  /** Allows searching at the hub that is set, or takes it back. Asks the network nothing. */
  'models.allowSearch': rpc(z.object({ allowed: z.boolean() }), z.object({ allowed: z.boolean() })),
  /**
   * Asks the hub for models whose name holds the words; the hub learns the words. Rejects with `invalid-input` while that is
   * not allowed, with `hub-unreachable`, `hub-refused` for an answer that is none, and `offline`.
   */
  'models.search': rpc(
    z.object({
      query: z
        .string()
        .trim()
        .min(2, 'Type two characters at least.')
        .max(100, 'A name has at most 100 characters.'),
    }),
    z.object({ host: z.string(), models: z.array(hubModelSchema) }),
  ),
  /** Asks the hub for the size of a file that was found. Nothing is fetched yet. Rejects as `models.order` does. */
  'models.orderFound': rpc(foundSchema, orderedSchema.extend({ id: z.string() })),
  /** Fetches it and brings it in, as `models.download` does; paused, it is among `begun` of `models.catalogue`. */
  'models.downloadFound': stream(foundSchema, downloadEvents),
};
