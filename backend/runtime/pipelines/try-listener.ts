import { loadListener } from './listener.ts';

const sampleRate = 16_000;
const context = { isCancelled: () => false, checkpoint: () => {}, progress: () => {} };

/** Has a model of speech listen to a second of a falling tone; what it makes of it doesn't matter, but that it does. */
export async function firstHeard(folder: string): Promise<readonly number[]> {
  const listener = await loadListener(folder);
  const tone = Float32Array.from({ length: sampleRate }, (_, i) => 0.1 * Math.sin(i * (0.2 - i / 160_000)));
  const { spoken } = await listener.hear(tone, null, context);
  return [spoken.length];
}
