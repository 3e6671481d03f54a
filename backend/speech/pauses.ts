/** A stretch of a recording, in samples. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Seconds that a model hears at a time, and from where on a pause is looked for. */
const longestSeconds = 28;
const earliestSeconds = 16;
/** A pause is looked for in steps of this. */
const stepSeconds = 0.02;
/** So long a pause is looked at: shorter ones lie within words. */
const pauseSeconds = 0.3;
/** A step below this share of full loudness is taken for silence. */
export const silentLevel = 0.002;

/**
 * Cuts a recording into stretches of at most 28 seconds, each at the quietest place of its last twelve: a word that is cut
 * in two is heard as two wrong ones.
 */
export function cutAtPauses(samples: Float32Array, sampleRate: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (let start = 0; start < samples.length;) {
    const left = samples.length - start;
    const end =
      left <= longestSeconds * sampleRate
        ? samples.length
        : quietest(
            samples,
            start + earliestSeconds * sampleRate,
            start + longestSeconds * sampleRate,
            sampleRate,
          );
    stretches.push({ start, end });
    start = end;
  }
  return stretches;
}

/** The middle of the quietest pause between two places. */
function quietest(samples: Float32Array, from: number, to: number, sampleRate: number): number {
  const step = Math.round(stepSeconds * sampleRate);
  const levels: number[] = [];
  for (let at = from; at + step <= to; at += step) levels.push(loudness(samples, at, at + step));
  const long = Math.round(pauseSeconds / stepSeconds);
  let best = levels.length - long;
  let least = Infinity;
  for (let at = 0; at + long <= levels.length; at++) {
    const sum = levels.slice(at, at + long).reduce((a, b) => a + b, 0);
    // The latest of equals, so that stretches are as long as they may be.
    if (sum <= least) [least, best] = [sum, at];
  }
  return from + Math.round((best + long / 2) * step);
}

/** Whether nothing is to be heard in a stretch: a model that is given silence makes up words. */
export function isSilent(samples: Float32Array, { start, end }: Stretch, sampleRate: number): boolean {
  const step = Math.round(stepSeconds * sampleRate);
  for (let at = start; at < end; at += step)
    if (loudness(samples, at, Math.min(end, at + step)) > silentLevel) return false;
  return true;
}

/** Root of the mean square. */
function loudness(samples: Float32Array, start: number, end: number): number {
  let sum = 0;
  for (let i = start; i < end; i++) sum += samples[i]! * samples[i]!;
  return Math.sqrt(sum / Math.max(1, end - start));
}
