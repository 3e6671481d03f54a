import { z } from 'zod';
import { rpc, stream } from './endpoint.ts';

/**
 * What ONNX Runtime can have a model's operators done by: the processor, a graphics card by way of WebGPU, CUDA (NVIDIA)
 * or DirectML (Windows), or Apple's Core ML.
 */
export const executionProviderSchema = z.enum(['cpu', 'webgpu', 'cuda', 'dml', 'coreml']);
export type ExecutionProvider = z.infer<typeof executionProviderSchema>;

export const triedProviderSchema = z.object({
  provider: executionProviderSchema.exclude(['cpu']),
  state: z.enum(['works', 'fails', 'untried']),
  /** Why it fails, in the words of what failed. */
  reason: z.string().nullable(),
});
export type TriedProvider = z.infer<typeof triedProviderSchema>;

/** How fast a model wrote by a provider, on this machine. */
export const providerSpeedSchema = z.object({
  provider: executionProviderSchema,
  tokensPerSecond: z.number().positive(),
});

/** What a text model runs on. */
export const runsOnSchema = z.object({
  /** What is used when it is loaded next; `cpu` where nothing else was found to be better. */
  provider: executionProviderSchema,
  /** What a person chose; null: the fastest that was measured. */
  chosen: executionProviderSchema.nullable(),
  measured: z.array(providerSpeedSchema),
  /** Why it was left for the processor since the start, in the words of what failed; null: it wasn't. */
  leftFor: z.string().nullable(),
});
export type RunsOn = z.infer<typeof runsOnSchema>;

/** What is said to a process that tries a provider, and what it says. */
export const providerQuestionSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('try'), provider: executionProviderSchema }),
  z.object({
    type: z.literal('measure'),
    provider: executionProviderSchema,
    /** The folder of a text model. */
    folder: z.string(),
    threads: z.int().positive(),
    milliseconds: z.number().positive(),
  }),
]);
export type ProviderQuestion = z.infer<typeof providerQuestionSchema>;

export const providerAnswerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('works') }),
  z.object({ type: z.literal('measured'), tokenSeconds: z.number().positive() }),
  z.object({ type: z.literal('fails'), reason: z.string() }),
]);
export type ProviderAnswer = z.infer<typeof providerAnswerSchema>;

const modelId = z.string().min(1).max(200);

export const providers = {
  /** What ONNX Runtime was built for here, beside the processor, and whether this machine has it. */
  'providers.list': rpc(z.object({}), z.array(triedProviderSchema)),
  /** Tries each of them anew, in a process of its own: what brings that down is an answer. */
  'providers.try': stream(z.object({}), [
    z.object({ type: z.literal('trying'), provider: executionProviderSchema }),
    z.object({ type: z.literal('done'), providers: z.array(triedProviderSchema) }),
  ]),
  /**
   * Has a text model write on the processor and by each provider that works, one after the other in processes of their own,
   * and keeps how fast it was. Rejects with `model-missing` or `model-damaged`.
   */
  'providers.compare': stream(z.object({ modelId }), [
    z.object({ type: z.literal('measuring'), provider: executionProviderSchema }),
    z.object({
      type: z.literal('not-measured'),
      provider: executionProviderSchema,
      reason: z.string(),
    }),
    z.object({ type: z.literal('done'), runsOn: runsOnSchema }),
  ]),
  /**
   * Says what a text model runs on from its next loading; null: the fastest that was measured. It leaves the memory, after
   * whoever is using it. Rejects with `model-missing`, and with `invalid-input` for what doesn't work here.
   */
  'providers.choose': rpc(z.object({ modelId, provider: executionProviderSchema.nullable() }), runsOnSchema),
};
