import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What is used of a sequence of node-llama-cpp. */
export interface LlamaSequence {
  readonly nextTokenIndex: number;
  controlledEvaluate(
    input: readonly unknown[],
  ): Promise<readonly ({ readonly next: { readonly probabilities: Map<number, number> } } | undefined)[]>;
  evaluate(tokens: readonly number[], options: object): AsyncIterable<number>;
  adaptStateToTokens(tokens: readonly number[], allowShift: boolean): Promise<void>;
  clearHistory(): Promise<void>;
}

interface LlamaCpp {
  getLlama(options: object): Promise<{
    loadModel(options: object): Promise<{
      createContext(options: object): Promise<{ getSequence(): LlamaSequence; dispose(): Promise<void> }>;
      dispose(): Promise<void>;
    }>;
  }>;
}

/** A model of a GGUF file in node-llama-cpp, with one sequence. */
export interface OpenLlama {
  readonly version: string;
  readonly sequence: LlamaSequence;
  dispose(): Promise<void>;
}

export const howToInstall = 'For the comparison: npm install --prefix bench --ignore-scripts';

/** Opens a file with node-llama-cpp, on the processor; null where it isn't installed in bench/. */
export async function openLlamaCpp(
  file: string,
  { contextSize, threads }: { readonly contextSize: number; readonly threads: number },
): Promise<OpenLlama | null> {
  const require = createRequire(path.join(import.meta.dirname, 'package.json'));
  let entry: string;
  try {
    entry = require.resolve('node-llama-cpp');
  } catch {
    return null;
  }
  const { version } = require(path.join(path.dirname(entry), '../package.json')) as { version: string };
  const { getLlama } = (await import(pathToFileURL(entry).href)) as LlamaCpp;
  const llama = await getLlama({ gpu: false, build: 'never', logLevel: 'error' });
  const model = await llama.loadModel({ modelPath: file, gpuLayers: 0 });
  const context = await model.createContext({ contextSize, batchSize: 512, threads });
  return {
    version,
    sequence: context.getSequence(),
    async dispose() {
      await context.dispose();
      await model.dispose();
    },
  };
}
