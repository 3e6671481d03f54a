/** The weights of a decoder as plain numbers: a matrix is rows below one another, each as long as what goes in. */
export interface PlainDecoder {
  readonly layers: number;
  readonly width: number;
  readonly heads: number;
  readonly cacheHeads: number;
  readonly headSize: number;
  readonly epsilon: number;
  readonly ropeBase: number;
  /** Query and key turn in neighbouring pairs, as the files of llama have them; else in halves. */
  readonly pairs: boolean;
  /** Divides the frequency of each pair. */
  readonly ropeFactors: Float32Array | null;
  /** Numbers of a head that turn; left out: all. */
  readonly turning?: number;
  /** What turning multiplies by besides; left out: 1. */
  readonly magnitude?: number;
  /** Every so many layers one sees all, with the base above; the others see `window` tokens, and turn by this base. */
  readonly near?: { readonly period: number; readonly ropeBase: number };
  /** Tokens that are seen, the present one included; left out: all. */
  readonly window?: number;
  /** What a token's vector is multiplied by first; left out: 1. */
  readonly embeddingScale?: number;
  readonly gate?: 'silu' | 'gelu';
  readonly softCap?: number;
  weights(name: string): Float32Array | null;
}

/** Logits after each token, in double precision, straight from the papers: no cache, no blocks, no graph. */
export function referenceLogits(decoder: PlainDecoder, tokens: readonly number[]): Float64Array[] {
  const { layers, width, heads, cacheHeads, headSize } = decoder;
  const embedding = decoder.weights('token_embd.weight')!;
  let states: Float64Array[] = tokens.map((token) =>
    Float64Array.from(
      embedding.subarray(token * width, (token + 1) * width),
      (value) => value * (decoder.embeddingScale ?? 1),
    ),
  );
  const norm = (x: Float64Array, name: string) => normalised(x, decoder.weights(name)!, decoder.epsilon);
  const linear = (x: Float64Array, name: string) =>
    product(x, decoder.weights(`${name}.weight`)!, decoder.weights(`${name}.bias`));

  for (let layer = 0; layer < layers; layer++) {
    const block = `blk.${layer}`;
    const isNear = decoder.near !== undefined && layer % decoder.near.period !== decoder.near.period - 1;
    const window = decoder.near === undefined || isNear ? (decoder.window ?? Infinity) : Infinity;
    const turn: Turn = isNear ? { ...decoder, ropeBase: decoder.near.ropeBase, ropeFactors: null } : decoder;
    const [queries, keys, all] = [heads * headSize, cacheHeads * headSize, `${block}.attn_qkv`];
    const starts = { q: 0, k: queries, v: queries + keys };
    const projected = (x: Float64Array, kind: 'q' | 'k' | 'v') =>
      decoder.weights(`${all}.weight`)
        ? linear(x, all).slice(starts[kind], starts[kind] + (kind === 'q' ? queries : keys))
        : linear(x, `${block}.attn_${kind}`);
    const addedNormed = (x: Float64Array, given: Float64Array, name: string) =>
      added(x, decoder.weights(`${block}.${name}.weight`) ? norm(given, `${block}.${name}.weight`) : given);
    const inputs = states.map((x) => norm(x, `${block}.attn_norm.weight`));
    const turned = (kind: 'q' | 'k', count: number) =>
      inputs.map((x, position) => {
        const row = projected(x, kind);
        const headNorm = decoder.weights(`${block}.attn_${kind}_norm.weight`);
        return Array.from({ length: count }, (_, head) => {
          const one = row.slice(head * headSize, (head + 1) * headSize);
          return rotated(headNorm ? normalised(one, headNorm, decoder.epsilon) : one, position, turn);
        });
      });
    const [turnedQueries, turnedKeys] = [turned('q', heads), turned('k', cacheHeads)];
    const values = inputs.map((x) => projected(x, 'v'));
    states = states.map((x, position) => {
      const attended = new Float64Array(heads * headSize);
      for (let head = 0; head < heads; head++) {
        const shared = Math.floor((head * cacheHeads) / heads);
        const scores = Array.from({ length: position + 1 }, (_, at) =>
          position - at < window
            ? dot(turnedQueries[position]![head]!, turnedKeys[at]![shared]!) / Math.sqrt(headSize)
            : -Infinity,
        );
        const most = Math.max(...scores);
        const shares = scores.map((score) => Math.exp(score - most));
        const total = shares.reduce((a, b) => a + b);
        shares.forEach((share, at) => {
          for (let i = 0; i < headSize; i++)
            attended[head * headSize + i]! += (share / total) * values[at]![shared * headSize + i]!;
        });
      }
      return addedNormed(x, linear(attended, `${block}.attn_output`), 'post_attention_norm');
    });
    states = states.map((x) => {
      const input = norm(x, `${block}.ffn_norm.weight`);
      const both = linear(input, `${block}.ffn_up`);
      const isFused = decoder.weights(`${block}.ffn_gate.weight`) === null;
      const gate = isFused ? both.slice(0, both.length / 2) : linear(input, `${block}.ffn_gate`);
      const up = isFused ? both.slice(both.length / 2) : both;
      const open = decoder.gate === 'gelu' ? gelu : silu;
      const passed = up.map((value, i) => value * open(gate[i]!));
      return addedNormed(x, linear(passed, `${block}.ffn_down`), 'post_ffw_norm');
    });
  }
  const head = decoder.weights('output.weight') ?? embedding;
  const { softCap } = decoder;
  return states.map((x) => {
    const logits = product(norm(x, 'output_norm.weight'), head, null);
    return softCap === undefined ? logits : logits.map((value) => softCap * Math.tanh(value / softCap));
  });
}

type Turn = Pick<PlainDecoder, 'ropeBase' | 'ropeFactors' | 'pairs' | 'turning' | 'magnitude'>;

const silu = (x: number) => x / (1 + Math.exp(-x));
/** With the tangent, as Gemma has it (Hendrycks and Gimpel 2016, arXiv 1606.08415). */
const gelu = (x: number) => (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));

function product(x: Float64Array, matrix: Float32Array, bias: Float32Array | null): Float64Array {
  const rows = matrix.length / x.length;
  return Float64Array.from({ length: rows }, (_, row) => {
    let sum = bias?.[row] ?? 0;
    for (let i = 0; i < x.length; i++) sum += x[i]! * matrix[row * x.length + i]!;
    return sum;
  });
}

/** Root-mean-square norm (Zhang and Sennrich 2019). */
function normalised(x: Float64Array, weight: Float32Array, epsilon: number): Float64Array {
  const scale = 1 / Math.sqrt(dot(x, x) / x.length + epsilon);
  return x.map((value, i) => value * scale * weight[i]!);
}

/** Rotary positions (Su et al. 2021). */
function rotated(x: Float64Array, position: number, decoder: Turn): Float64Array {
  const half = (decoder.turning ?? x.length) / 2;
  const by = decoder.magnitude ?? 1;
  const result = x.slice();
  for (let i = 0; i < half; i++) {
    const angle = (position * decoder.ropeBase ** (-i / half)) / (decoder.ropeFactors?.[i] ?? 1);
    const [a, b] = decoder.pairs ? [2 * i, 2 * i + 1] : [i, i + half];
    result[a] = by * (x[a]! * Math.cos(angle) - x[b]! * Math.sin(angle));
    result[b] = by * (x[a]! * Math.sin(angle) + x[b]! * Math.cos(angle));
  }
  return result;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

function added(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value + b[i]!);
}
