import type { Sampling } from '../../contract/ideation.ts';
import type { Random } from '../numerics/random.ts';

/** Allowed tokens as bits, 32 a word, lowest bit first; null allows all. */
export type TokenMask = Int32Array | null;

/** Whether a token may follow. */
export function isAllowed(mask: TokenMask, token: number): boolean {
  return mask === null || (((mask[token >>> 5] as number) >>> (token & 31)) & 1) === 1;
}

/** The one token that may follow, or null where there are more. */
export function onlyToken(mask: TokenMask): number | null {
  if (mask === null) return null;
  let only: number | null = null;
  for (let word = 0; word < mask.length; word++) {
    const bits = mask[word] as number;
    if (bits === 0) continue;
    if (only !== null || (bits & (bits - 1)) !== 0) return null;
    only = word * 32 + 31 - Math.clz32(bits);
  }
  return only;
}

/** The most tokens that are ever drawn from; with top-k off, min-p or this is the limit. */
const shortlistLimit = 256;

/**
 * Draws the next token from `vocabularySize` logits at `offset`.
 *
 * In this order: tokens the mask forbids are out; tokens written before are divided (or multiplied, when
 * negative) by the repetition penalty (Keskar et al., CTRL, 2019, section 4.1); temperature; top-k; min-p
 * (Nguyen et al., 2024: at least that share of the likeliest token's probability); top-p (Holtzman et al.,
 * 2020). Temperature 0 takes the likeliest. Throws when the mask allows nothing.
 */
export function sampleToken(
  logits: Float32Array,
  offset: number,
  vocabularySize: number,
  mask: TokenMask,
  written: ReadonlySet<number>,
  sampling: Sampling,
  random: Random,
): number {
  penalize(logits, offset, written, sampling.repetitionPenalty);
  const allowed = (token: number) => isAllowed(mask, token);

  let best = -1;
  let highest = -Infinity;
  for (let token = 0; token < vocabularySize; token++) {
    const logit = logits[offset + token] as number;
    if (logit > highest && allowed(token)) {
      highest = logit;
      best = token;
    }
  }
  if (best < 0) throw new Error('No token may follow here');
  if (sampling.temperature === 0) return best;

  const { temperature } = sampling;
  // A shortlist first: what is below min-p, or hopelessly unlikely, is never sorted.
  const share = Math.max(sampling.minP, 1e-6);
  const floor = highest + temperature * Math.log(share);
  const shortlist: number[] = [];
  for (let token = 0; token < vocabularySize; token++)
    if ((logits[offset + token] as number) >= floor && allowed(token)) shortlist.push(token);
  shortlist.sort((a, b) => (logits[offset + b] as number) - (logits[offset + a] as number) || a - b);
  const limit = Math.min(shortlist.length, sampling.topK > 0 ? sampling.topK : shortlistLimit);

  const weights: number[] = [];
  let total = 0;
  for (let i = 0; i < limit; i++) {
    const weight = Math.exp(((logits[offset + (shortlist[i] as number)] as number) - highest) / temperature);
    weights.push(weight);
    total += weight;
  }
  let kept = 0;
  let keptTotal = 0;
  while (kept < limit && keptTotal < sampling.topP * total) keptTotal += weights[kept++] as number;

  let point = random() * keptTotal;
  for (let i = 0; i < kept; i++) {
    point -= weights[i] as number;
    if (point < 0) return shortlist[i] as number;
  }
  return shortlist[kept - 1] as number;
}

function penalize(logits: Float32Array, offset: number, written: ReadonlySet<number>, penalty: number): void {
  if (penalty === 1) return;
  for (const token of written) {
    const logit = logits[offset + token] as number;
    logits[offset + token] = logit > 0 ? logit / penalty : logit * penalty;
  }
}
