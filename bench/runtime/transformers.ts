import path from 'node:path';
import type {
  FeatureExtractionPipeline,
  PreTrainedModel,
  Tensor,
  TextStreamer,
} from '@huggingface/transformers';
import { loadTransformers } from '../../backend/runtime/pipelines/transformers.ts';
import { timed, type Engine } from './engine.ts';

interface Loaded {
  readonly library: Awaited<ReturnType<typeof loadTransformers>>;
  /** How it opens a folder of this machine, on the same number of threads. */
  readonly options: object;
}

async function load(folder: string, threads: number): Promise<Loaded & { readonly name: string }> {
  const library = await loadTransformers();
  library.env.localModelPath = path.dirname(folder);
  return {
    library,
    name: path.basename(folder),
    options: {
      ...{ local_files_only: true, device: 'cpu' },
      session_options: { intraOpNumThreads: threads, graphOptimizationLevel: 'all' },
    },
  };
}

/** `generate` of @huggingface/transformers on the same folder. */
export async function openTransformers(folder: string, threads: number): Promise<Engine> {
  const { library, name, options } = await load(folder, threads);
  const model: PreTrainedModel = await library.AutoModelForCausalLM.from_pretrained(name, {
    ...options,
    dtype: 'q4',
  });
  const whole = (values: readonly number[]): Tensor =>
    new library.Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
  return {
    name: 'transformers',
    version: library.env.version,
    async readAndWrite(tokens, count) {
      const at: number[] = [];
      let isPrompt = true;
      const streamer = {
        put() {
          // The prompt comes first.
          if (!isPrompt) at.push(performance.now());
          isPrompt = false;
        },
        end: () => undefined,
      };
      const began = performance.now();
      await model.generate({
        inputs: whole(tokens),
        ...{
          attention_mask: whole(tokens.map(() => 1)),
          do_sample: false,
          streamer: streamer as unknown as TextStreamer,
        },
        ...{ max_new_tokens: count, min_new_tokens: count },
      });
      return timed(began, at);
    },
    async dispose() {
      await model.dispose();
    },
  };
}

/** The pipeline of an embedder: gives the vectors of a batch. */
export async function openPipeline(
  folder: string,
  threads: number,
): Promise<{ embed(texts: readonly string[]): Promise<Float32Array>; dispose(): Promise<void> }> {
  const { library, name, options } = await load(folder, threads);
  const pipeline: FeatureExtractionPipeline = await library.pipeline('feature-extraction', name, {
    ...options,
    dtype: 'q8',
  });
  return {
    async embed(texts) {
      const output = await pipeline([...texts], { pooling: 'cls', normalize: true });
      return output.data as Float32Array;
    },
    dispose: () => pipeline.dispose(),
  };
}
