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
  weights(name: string): Float32Array | null;
}

/** Logits after each token, in double precision, straight from the papers: no cache, no blocks, no graph. */
export function referenceLogits(decoder: PlainDecoder, tokens: readonly number[]): Float64Array[] {
  const { layers, width, heads, cacheHeads, headSize } = decoder;
  const embedding = decoder.weights('token_embd.weight')!;
  let states: Float64Array[] = tokens.map((token) =>
    Float64Array.from(embedding.subarray(token * width, (token + 1) * width)),
  );
  const norm = (x: Float64Array, name: string) => normalised(x, decoder.weights(name)!, decoder.epsilon);
  const linear = (x: Float64Array, name: string) =>
    product(x, decoder.weights(`${name}.weight`)!, decoder.weights(`${name}.bias`));

  for (let layer = 0; layer < layers; layer++) {
    const block = `blk.${layer}`;
    const inputs = states.map((x) => norm(x, `${block}.attn_norm.weight`));
    const turned = (kind: 'q' | 'k', count: number) =>
      inputs.map((x, position) => {
        const all = linear(x, `${block}.attn_${kind}`);
        const headNorm = decoder.weights(`${block}.attn_${kind}_norm.weight`);
        return Array.from({ length: count }, (_, head) => {
          const one = all.slice(head * headSize, (head + 1) * headSize);
          return rotated(headNorm ? normalised(one, headNorm, decoder.epsilon) : one, position, decoder);
        });
      });
    const [queries, keys] = [turned('q', heads), turned('k', cacheHeads)];
    const values = inputs.map((x) => linear(x, `${block}.attn_v`));
    states = states.map((x, position) => {
      const attended = new Float64Array(heads * headSize);
      for (let head = 0; head < heads; head++) {
        const shared = Math.floor((head * cacheHeads) / heads);
        const scores = Array.from(
          { length: position + 1 },
          (_, at) => dot(queries[position]![head]!, keys[at]![shared]!) / Math.sqrt(headSize),
        );
        const most = Math.max(...scores);
        const shares = scores.map((score) => Math.exp(score - most));
        const total = shares.reduce((a, b) => a + b);
        shares.forEach((share, at) => {
          for (let i = 0; i < headSize; i++)
            attended[head * headSize + i]! += (share / total) * values[at]![shared * headSize + i]!;
        });
      }
      return added(x, linear(attended, `${block}.attn_output`));
    });
    states = states.map((x) => {
      const input = norm(x, `${block}.ffn_norm.weight`);
      const [gate, up] = [linear(input, `${block}.ffn_gate`), linear(input, `${block}.ffn_up`)];
      return added(
        x,
        linear(
          up.map((value, i) => (value * gate[i]!) / (1 + Math.exp(-gate[i]!))),
          `${block}.ffn_down`,
        ),
      );
    });
  }
  const head = decoder.weights('output.weight') ?? embedding;
  return states.map((x) => product(norm(x, 'output_norm.weight'), head, null));
}

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
function rotated(x: Float64Array, position: number, decoder: PlainDecoder): Float64Array {
  const half = x.length / 2;
  const result = x.slice();
  for (let i = 0; i < half; i++) {
    const angle = (position * decoder.ropeBase ** (-i / half)) / (decoder.ropeFactors?.[i] ?? 1);
    const [a, b] = decoder.pairs ? [2 * i, 2 * i + 1] : [i, i + half];
    result[a] = x[a]! * Math.cos(angle) - x[b]! * Math.sin(angle);
    result[b] = x[a]! * Math.sin(angle) + x[b]! * Math.cos(angle);
  }
  return result;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

function added(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value + b[i]!);
}
