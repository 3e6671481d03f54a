/** Crossings of zero of the sinc on each side. */
const reach = 16;

/**
 * The same sound at another number of samples a second, by a windowed sinc: what the lower rate can't hold is taken out,
 * rather than folded back into what is heard.
 */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return samples;
  const count = Math.max(1, Math.round((samples.length * to) / from));
  const result = new Float32Array(count);
  // Below 1 where the rate falls: the share of the old band that the new one holds.
  const band = Math.min(1, to / from);
  const width = reach / band;
  for (let i = 0; i < count; i++) {
    const centre = (i * from) / to;
    const first = Math.max(0, Math.ceil(centre - width));
    const last = Math.min(samples.length - 1, Math.floor(centre + width));
    let sum = 0;
    let weights = 0;
    for (let k = first; k <= last; k++) {
      const distance = k - centre;
      const weight = sinc(distance * band) * hann(distance / width);
      sum += weight * samples[k]!;
      weights += weight;
    }
    // Divided by what the weights come to, so that a constant stays one, at the ends too.
    result[i] = weights === 0 ? 0 : sum / weights;
  }
  return result;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** From 1 in the middle to 0 at -1 and 1. */
function hann(x: number): number {
  return 0.5 + 0.5 * Math.cos(Math.PI * x);
}
