const memory = 8;
const mostSteps = 200;
const sufficient = 1e-4;

/**
 * Minimises a smooth function from a start: limited-memory BFGS with backtracking (Nocedal and Wright: Numerical
 * Optimization, 7.2). `evaluate` gives the value and writes the gradient. Returns where the slope is all but flat, or
 * where 200 steps have led.
 */
export function minimize(
  start: Float64Array,
  evaluate: (at: Float64Array, gradient: Float64Array) => number,
): Float64Array {
  const size = start.length;
  let at = start.slice();
  let gradient = new Float64Array(size);
  let value = evaluate(at, gradient);
  const steps: { s: Float64Array; y: Float64Array; rho: number }[] = [];

  for (let step = 0; step < mostSteps; step++) {
    if (Math.sqrt(product(gradient, gradient)) < 1e-6) break;
    const direction = directionOf(gradient, steps);
    const slope = product(direction, gradient);
    if (slope >= 0) {
      if (steps.length === 0) break;
      steps.length = 0;
      continue;
    }
    let length = steps.length === 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
    let next = at;
    let nextGradient = gradient;
    let nextValue = Infinity;
    for (let attempt = 0; attempt < 30; attempt++) {
      next = at.map((x, i) => x + length * direction[i]!);
      nextGradient = new Float64Array(size);
      nextValue = evaluate(next, nextGradient);
      if (nextValue <= value + sufficient * length * slope) break;
      length /= 2;
    }
    if (!(nextValue < value)) break;
    const s = next.map((x, i) => x - at[i]!);
    const y = nextGradient.map((g, i) => g - gradient[i]!);
    const curvature = product(s, y);
    if (curvature > 1e-12) {
      steps.push({ s, y, rho: 1 / curvature });
      if (steps.length > memory) steps.shift();
    }
    const gain = value - nextValue;
    at = next;
    gradient = nextGradient;
    value = nextValue;
    if (gain < 1e-9 * Math.max(1, Math.abs(value))) break;
  }
  return at;
}

function directionOf(
  gradient: Float64Array,
  steps: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array {
  const q = gradient.slice();
  const alphas: number[] = [];
  for (let i = steps.length - 1; i >= 0; i--) {
    const { s, y, rho } = steps[i]!;
    const alpha = rho * product(s, q);
    alphas[i] = alpha;
    for (let j = 0; j < q.length; j++) q[j]! -= alpha * y[j]!;
  }
  const last = steps.at(-1);
  const scale = last ? 1 / (last.rho * product(last.y, last.y)) : 1;
  for (let j = 0; j < q.length; j++) q[j]! *= scale;
  steps.forEach(({ s, y, rho }, i) => {
    const beta = rho * product(y, q);
    for (let j = 0; j < q.length; j++) q[j]! += s[j]! * (alphas[i]! - beta);
  });
  return q.map((x) => -x);
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
