import { z } from 'zod';
import { rpc } from './endpoint.ts';
import { idSchema } from './projects.ts';

const nameSchema = z.string().trim().min(1, 'A name has a character at least.').max(80);
const addressSchema = z.string().trim().min(1, 'Say where the engine is.').max(500);
/** Never comes back: whoever asks learns whether there is one. */
const keySchema = z.string().trim().min(1).max(2000);
const modelNameSchema = z.string().trim().min(1, 'Say which model.').max(200);
/** Requests at once to an engine, at most. */
export const mostAtOnce = 32;
const atOnceSchema = z
  .int('Requests at once are a whole number.')
  .min(1, 'One request at once is the least.')
  .max(mostAtOnce, `At most ${mostAtOnce} requests at once.`);
/** Requests at once to an engine, where nobody said. */
export const usualAtOnce = 4;

/**
 * What lies between this machine and an engine: nothing (another program on this machine), an encrypted connection, or an
 * open one, on which others in the network can read along.
 */
export const engineReachSchema = z.enum(['this-machine', 'encrypted', 'open']);
export type EngineReach = z.infer<typeof engineReachSchema>;

/** A server with OpenAI's interface that may write in the place of the models here: vLLM, llama.cpp, Ollama, LM Studio. */
export const engineSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** Up to the version, without a slash at the end: "http://127.0.0.1:11434/v1". */
  address: z.string(),
  /** Whom one speaks to, with the port where one was given. */
  host: z.string(),
  reach: engineReachSchema,
  hasKey: z.boolean(),
  /** The model that writes, as the server calls it. */
  model: z.string(),
  /** Requests that it is sent at once, over all that ask: drafts that are compared, questions of a test run. */
  atOnce: z.int(),
  /** The projects that write with it. */
  projectIds: z.array(idSchema),
});
export type Engine = z.infer<typeof engineSchema>;

/** What came of trying an engine. */
export const engineTrialSchema = z.object({
  /** Milliseconds to the first piece of text, and to the end. */
  firstTextMs: z.number(),
  totalMs: z.number(),
  /** What it wrote to a fixed line that says nothing of anybody; cut to 200 characters. */
  text: z.string(),
  /** Whether a request with a JSON schema was answered with JSON of that schema; else answers are checked, and asked again. */
  keepsSchema: z.boolean(),
  /** Whether it says how likely its words are, by which drafts are compared. */
  saysLikelihood: z.boolean(),
});
export type EngineTrial = z.infer<typeof engineTrialSchema>;

const engineId = z.object({ engineId: idSchema });

/** Engines past this app, and which projects write with them: none, until a person says so for each. */
export const engines = {
  /** Asks the network nothing. */
  'engines.list': rpc(z.object({}), z.array(engineSchema)),
  /**
   * Adds an engine, or changes one; nothing is sent there. What is under way with it ends with `engine-withdrawn` where its
   * address or its key changes; at another host, no project writes with it any more. Rejects with `invalid-input` for what is no address, and for a
   * key that would travel unencrypted.
   */
  'engines.save': rpc(
    z.object({
      engineId: idSchema.optional(),
      name: nameSchema,
      address: addressSchema,
      /** Left out: the one that is kept, while the address stays at its host. Null: none. */
      key: keySchema.nullable().optional(),
      model: modelNameSchema,
      /** Left out: as before, or 4. */
      atOnce: atOnceSchema.optional(),
    }),
    engineSchema,
  ),
  /** Forgets an engine with its key and ends what is under way with it; its projects write on this machine again. */
  'engines.remove': rpc(engineId, z.object({})),
  /** Asks a server which models it has. Rejects with `engine-unreachable`, `engine-refused`, `engine-unusable`, `offline`. */
  'engines.models': rpc(
    z.union([engineId, z.object({ address: addressSchema, key: keySchema.optional() })]),
    z.object({ host: z.string(), models: z.array(z.string()) }),
  ),
  /** Has it write a line, and JSON; nothing of any project is sent. Rejects as `engines.models` does. */
  'engines.test': rpc(engineId, engineTrialSchema),
  /** The engine that writes for a project; null: this machine. */
  'engines.ofProject': rpc(z.object({ projectId: idSchema }), z.object({ engine: engineSchema.nullable() })),
  /**
   * Lets a project write with an engine from now on; null: on this machine again. What is under way with the one that it had
   * ends with `engine-withdrawn`, and nothing more is sent there.
   */
  'engines.use': rpc(
    z.object({ projectId: idSchema, engineId: idSchema.nullable() }),
    z.object({ engine: engineSchema.nullable() }),
  ),
};
