/** Longer pieces than this are not taken apart: there are none in known vocabularies, and the work grows with the length. */
const longestPiece = 64;

/**
 * The merges that a SentencePiece vocabulary amounts to: every way to make a piece of two others, the piece of the
 * highest score first (transformers, convert_slow_tokenizer.py, generate_merges).
 */
export function mergesOf(
  tokens: readonly string[],
  scores: readonly number[],
  vocab: Readonly<Record<string, number>>,
): [string, string][] {
  const found: { readonly left: string; readonly right: string; readonly score: number }[] = [];
  tokens.forEach((token, id) => {
    if (token.length > longestPiece || vocab[token] !== id) return;
    const ways: [string, string][] = [];
    for (let at = 1; at < token.length; at++) {
      const [left, right] = [token.slice(0, at), token.slice(at)];
      if (vocab[left] !== undefined && vocab[right] !== undefined) ways.push([left, right]);
    }
    ways.sort((a, b) => vocab[a[0]]! - vocab[b[0]]! || vocab[a[1]]! - vocab[b[1]]!);
    for (const [left, right] of ways) found.push({ left, right, score: scores[id]! });
  });
  found.sort((a, b) => b.score - a.score || b.left.length - a.left.length || b.right.length - a.right.length);
  return found.map(({ left, right }) => [left, right]);
}
