import { openLlamaCpp, type LlamaSequence } from '../llama-cpp.ts';
import { timed, type Engine, type Timed } from './engine.ts';

/** node-llama-cpp, which can also go on from what it knows. */
export interface Llama extends Engine {
  /** Reads what it doesn't know of a prompt, and writes until the answer ends, `count` tokens at most. */
  goOn(tokens: readonly number[], count: number): Promise<Timed>;
}

/** node-llama-cpp on a GGUF file; null where it isn't installed. */
export async function openLlama(file: string, contextSize: number, threads: number): Promise<Llama | null> {
  const open = await openLlamaCpp(file, { contextSize, threads });
  if (!open) return null;
  const { sequence, version } = open;
  return {
    name: 'node-llama-cpp',
    version,
    async readAndWrite(tokens, count) {
      await sequence.clearHistory();
      return write(sequence, tokens, count);
    },
    async goOn(tokens, count) {
      // Nothing of the last token is known: what follows it is asked for.
      await sequence.adaptStateToTokens(tokens.slice(0, -1), false);
      return write(sequence, tokens.slice(sequence.nextTokenIndex), count);
    },
    dispose: () => open.dispose(),
  };
}

async function write(sequence: LlamaSequence, tokens: readonly number[], count: number): Promise<Timed> {
  const began = performance.now();
  const at: number[] = [];
  for await (const token of sequence.evaluate(tokens, { temperature: 0, yieldEogToken: true })) {
    if (token >= 0) at.push(performance.now());
    if (at.length === count) break;
  }
  return timed(began, at);
}
