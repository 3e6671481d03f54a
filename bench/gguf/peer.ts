import { openLlamaCpp } from '../llama-cpp.ts';

/** What the peer makes of a text. */
export interface PeerAnswer {
  readonly version: string;
  /** Natural logarithms of the probabilities of every token after each token of the text; one array a position. */
  readonly logProbabilities: readonly Float32Array[];
  /** The likeliest tokens that follow the prompt, one after the other. */
  readonly greedy: readonly number[];
  readonly promptPerSecond: number;
  readonly decodePerSecond: number;
}

/** All of the vocabulary, as the model gives it. */
const wholeDistribution = { temperature: 1, topK: 0, topP: 1, minP: 0 };

/** Asks node-llama-cpp on the same file; null where it isn't installed in bench/. */
export async function askPeer(
  file: string,
  tokens: readonly number[],
  positions: number,
  decoded: number,
  vocabulary: number,
): Promise<PeerAnswer | null> {
  const peer = await openLlamaCpp(file, { contextSize: 1024, threads: 2 });
  if (!peer) return null;
  const { sequence, version } = peer;

  const text = tokens.slice(0, positions);
  const answers = await sequence.controlledEvaluate(
    text.map((token) => [token, { generateNext: { probabilities: true, options: wholeDistribution } }]),
  );
  const logProbabilities = answers.map((answer) => {
    const all = new Float32Array(vocabulary).fill(Number.NaN);
    for (const [token, probability] of answer?.next.probabilities ?? []) all[token] = Math.log(probability);
    return all;
  });

  await sequence.clearHistory();
  const greedy: number[] = [];
  const prompt = tokens.slice(0, positions / 2);
  const began = performance.now();
  let first = began;
  for await (const token of sequence.evaluate(prompt, { temperature: 0 })) {
    if (greedy.length === 0) first = performance.now();
    greedy.push(token);
    if (greedy.length > decoded) break;
  }
  const decodeMs = performance.now() - first;
  await peer.dispose();
  return {
    version,
    logProbabilities,
    greedy,
    promptPerSecond: prompt.length / ((first - began) / 1000),
    decodePerSecond: (greedy.length - 1) / (decodeMs / 1000),
  };
}
