/**
 * The text that a network spells: at each step the likeliest of its signs, where the first stands for none and one that
 * stays is written once (CTC). `sure` is the mean of what was written, 0 to 1.
 */
export function spellLine(
  shares: Float32Array,
  signs: readonly string[],
): { readonly text: string; readonly sure: number } {
  let [text, sum, count, last] = ['', 0, 0, 0];
  for (let start = 0; start < shares.length; start += signs.length) {
    let best = 0;
    for (let sign = 1; sign < signs.length; sign++)
      if (shares[start + sign]! > shares[start + best]!) best = sign;
    if (best !== 0 && best !== last) {
      text += signs[best]!;
      sum += shares[start + best]!;
      count++;
    }
    last = best;
  }
  return { text: text.trim(), sure: count === 0 ? 0 : sum / count };
}
