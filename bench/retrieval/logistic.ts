/** A row of features and whether what it describes was right. */
export interface LabelledRow {
  readonly x: readonly number[];
  readonly y: number;
}

/** Alternatives of which one or more are right. */
export interface Choice {
  readonly options: readonly (readonly number[])[];
  readonly right: readonly boolean[];
}

const steps = 3000;

/** Adam (Kingma & Ba 2015) on a convex loss: `gradient` adds the slope at `w` to `into`. */
function minimize(size: number, gradient: (w: Float64Array, into: Float64Array) => void): Float64Array {
  const w = new Float64Array(size);
  const [m, v, g] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let step = 1; step <= steps; step++) {
    g.fill(0);
    gradient(w, g);
    const rate = 0.05 * Math.min(1, (steps - step + 1) / (steps / 2));
    for (let i = 0; i < size; i++) {
      m[i] = 0.9 * m[i]! + 0.1 * g[i]!;
      v[i] = 0.999 * v[i]! + 0.001 * g[i]! ** 2;
      const [mean, spread] = [m[i]! / (1 - 0.9 ** step), v[i]! / (1 - 0.999 ** step)];
      w[i]! -= (rate * mean) / (Math.sqrt(spread) + 1e-8);
    }
  }
  return w;
}

function scales(rows: readonly (readonly number[])[]) {
  const size = rows[0]?.length ?? 0;
  const column = (i: number) => rows.map((row) => row[i]!);
  return Array.from({ length: size }, (_, i) => {
    const values = column(i);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length);
    return { mean, deviation: deviation < 1e-9 ? 0 : deviation };
  });
}

/** Logistic regression with an L2 penalty on standardised features; weights are of the features as they come. */
export function fitLogistic(rows: readonly LabelledRow[], penalty: number) {
  const scale = scales(rows.map(({ x }) => x));
  const size = scale.length;
  const z = rows.map(({ x }) =>
    x.map((value, i) => (scale[i]!.deviation === 0 ? 0 : (value - scale[i]!.mean) / scale[i]!.deviation)),
  );
  const w = minimize(size + 1, (at, into) => {
    rows.forEach(({ y }, r) => {
      let sum = at[size]!;
      for (let i = 0; i < size; i++) sum += at[i]! * z[r]![i]!;
      const error = 1 / (1 + Math.exp(-sum)) - y;
      for (let i = 0; i < size; i++) into[i]! += error * z[r]![i]!;
      into[size]! += error;
    });
    for (let i = 0; i < size; i++) into[i]! += penalty * at[i]!;
  });
  const weights = scale.map(({ deviation }, i) => (deviation === 0 ? 0 : w[i]! / deviation));
  const intercept = w[size]! - scale.reduce((sum, { mean }, i) => sum + weights[i]! * mean, 0);
  return { weights, intercept };
}

/** Conditional logit (McFadden 1974) with an L2 penalty: which of the options is right. Weights as the features come. */
export function fitChoice(choices: readonly Choice[], penalty: number): number[] {
  const scale = scales(choices.flatMap(({ options }) => options));
  const size = scale.length;
  const z = choices.map(({ options }) =>
    options.map((x) => x.map((v, i) => (scale[i]!.deviation === 0 ? 0 : v / scale[i]!.deviation))),
  );
  const w = minimize(size, (at, into) => {
    choices.forEach(({ right }, c) => {
      const sums = z[c]!.map((x) => x.reduce((sum, v, i) => sum + v * at[i]!, 0));
      const top = Math.max(...sums);
      const odds = sums.map((sum) => Math.exp(sum - top));
      const all = odds.reduce((a, b) => a + b, 0);
      const good = odds.reduce((a, b, i) => a + (right[i] ? b : 0), 0);
      z[c]!.forEach((x, o) => {
        const slope = odds[o]! / all - (right[o] ? odds[o]! / good : 0);
        for (let i = 0; i < size; i++) into[i]! += slope * x[i]!;
      });
    });
    for (let i = 0; i < size; i++) into[i]! += penalty * at[i]!;
  });
  return scale.map(({ deviation }, i) => (deviation === 0 ? 0 : w[i]! / deviation));
}
