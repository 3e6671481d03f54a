/** Text is recognised by its beginning. */
const sampleBytes = 1 << 16;

/**
 * Tells UTF-16 without a byte order mark, or null. Letters of Europe have a NUL in every other byte, and Chinese
 * punctuation has bytes below 32; no other encoding of text has such bytes, so without them nothing is guessed.
 */
export function bareUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, Math.min(bytes.length, sampleBytes) & ~1);
  if (bytes.length < 4 || bytes.length % 2 !== 0 || !sample.some(isControl)) return null;
  const little = plausible(sample, 0, 1);
  const big = plausible(sample, 1, 0);
  if (Math.max(little, big) < 0.9 || little === big) return null;
  return little > big ? 'utf-16le' : 'utf-16be';
}

function isControl(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 32 && byte !== 27);
}

/** The share of code units that are common in text, from 0 to 1; 0 when there is a NUL character. */
function plausible(sample: Uint8Array, lowAt: number, highAt: number): number {
  let common = 0;
  for (let at = 0; at < sample.length; at += 2) {
    const low = sample[at + lowAt]!;
    const high = sample[at + highAt]!;
    if (low === 0 && high === 0) return 0;
    const isPrintableLatin = high === 0 && (low >= 32 ? low !== 127 : low >= 9 && low <= 13);
    const isOtherAlphabet = high >= 1 && high <= 6;
    const isSymbol = high === 0x20 || high === 0x22 || high === 0x30 || high === 0xff;
    const isIdeographOrHangul = (high >= 0x4e && high <= 0x9f) || (high >= 0xac && high <= 0xd7);
    if (isPrintableLatin || isOtherAlphabet || isSymbol || isIdeographOrHangul) common++;
  }
  return common / (sample.length / 2);
}
