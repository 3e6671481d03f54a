import { hashText } from '../../numerics/random.ts';

const pieceLength = 4;
const hashes = 6;
const alike = 0.8;
/** Earlier texts that a minimum is remembered for: of many alike ones a few are enough. */
const mostInBucket = 12;
const longest = 2000;

/** A text that is nearly the same as an earlier one. */
export interface NearPair {
  readonly at: number;
  readonly earlier: number;
  /** Jaccard index of their pieces of four characters. */
  readonly similarity: number;
}

/**
 * For each text the most alike earlier one, where their pieces overlap by four fifths (Jaccard). Candidates share one of
 * six minimum hashes (Broder 1997), so a pair at that mark is missed once in 15,000. Case, spaces and punctuation don't
 * count. Texts that are exactly the same are left out.
 */
export function nearDuplicates(texts: readonly string[], checkpoint: () => void): NearPair[] {
  const buckets = Array.from({ length: hashes }, () => new Map<number, number[]>());
  const pieces: Set<number>[] = [];
  const pairs: NearPair[] = [];
  texts.forEach((text, at) => {
    if (at % 200 === 0) checkpoint();
    const own = piecesOf(text);
    pieces.push(own);
    if (own.size === 0) return;
    const candidates = new Set<number>();
    buckets.forEach((bucket, h) => {
      const key = leastHash(own, h);
      const others = bucket.get(key);
      if (!others) bucket.set(key, [at]);
      else {
        for (const other of others) candidates.add(other);
        if (others.length < mostInBucket) others.push(at);
      }
    });
    let best: NearPair | null = null;
    for (const earlier of candidates) {
      if (texts[earlier] === text) continue;
      const similarity = jaccard(own, pieces[earlier]!);
      if (similarity >= alike && similarity > (best?.similarity ?? 0)) best = { at, earlier, similarity };
    }
    if (best) pairs.push(best);
  });
  return pairs;
}

function piecesOf(text: string): Set<number> {
  const plain = text
    .slice(0, longest)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  const pieces = new Set<number>();
  if (plain !== '' && plain.length < pieceLength) pieces.add(hashText(plain));
  for (let at = 0; at + pieceLength <= plain.length; at++)
    pieces.add(hashText(plain.slice(at, at + pieceLength)));
  return pieces;
}

function leastHash(pieces: Set<number>, h: number): number {
  let least = 0xffffffff;
  for (const piece of pieces) {
    let mixed = Math.imul(piece ^ Math.imul(h + 1, 0x9e3779b9), 0x85ebca6b);
    mixed ^= mixed >>> 13;
    mixed = Math.imul(mixed, 0xc2b2ae35) >>> 0;
    if (mixed < least) least = mixed;
  }
  return least;
}

/** 0 as soon as it can't reach the mark any more. */
function jaccard(a: Set<number>, b: Set<number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  // Of n + m pieces, a share of 0.8 of their union must be in both.
  let left = small.size - Math.ceil((alike * (a.size + b.size)) / (1 + alike));
  let shared = 0;
  for (const piece of small)
    if (large.has(piece)) shared++;
    else if (--left < 0) return 0;
  return shared / (a.size + b.size - shared);
}
