export interface MinimizeOptions {
  readonly maxIterations: number;
  /** Done once no partial derivative is farther from 0 than this. */
  readonly tolerance: number;
  /** Pairs of steps and gradient changes that are remembered. */
  readonly memory?: number;
}

/** Value of a function at `x`; its gradient is written to `gradient`. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

/**
 * Minimises a smooth function from `x`, which is replaced by the best point found: L-BFGS (Liu and Nocedal 1989, two-loop
 * recursion) with a bisecting line search for the weak Wolfe conditions. Returns the number of iterations.
 */
export function minimize(objective: Objective, x: Float64Array, options: MinimizeOptions): number {
  const n = x.length;
  const memory = options.memory ?? 10;
  const steps: Float64Array[] = [];
  const changes: Float64Array[] = [];
  let gradient: Float64Array = new Float64Array(n);
  let next: Float64Array = new Float64Array(n);
  const trial = new Float64Array(n);
  let value = objective(x, gradient);
  for (let iteration = 0; iteration < options.maxIterations; iteration++) {
    if (largest(gradient) <= options.tolerance) return iteration;
    const direction = searchDirection(gradient, steps, changes);
    let slope = product(direction, gradient);
    if (!(slope < 0)) {
      // The memory has become useless: start again downhill.
      steps.length = changes.length = 0;
      for (let i = 0; i < n; i++) direction[i] = -gradient[i]!;
      slope = product(direction, gradient);
    }
    let low = 0;
    let high = Infinity;
    let length = steps.length === 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
    let trialValue = value;
    let found = false;
    for (let attempt = 0; attempt < 40; attempt++) {
      for (let i = 0; i < n; i++) trial[i] = x[i]! + length * direction[i]!;
      trialValue = objective(trial, next);
      // Not "greater": a value that isn't a number is refused as well.
      if (!(trialValue <= value + 1e-4 * length * slope)) high = length;
      else if (product(direction, next) < 0.9 * slope) low = length;
      else {
        found = true;
        break;
      }
      length = high === Infinity ? 2 * length : (low + high) / 2;
    }
    if (!found && !(trialValue < value)) return iteration;
    const step = new Float64Array(n);
    const change = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      step[i] = trial[i]! - x[i]!;
      change[i] = next[i]! - gradient[i]!;
      x[i] = trial[i]!;
    }
    value = trialValue;
    [gradient, next] = [next, gradient];
    if (product(step, change) > 1e-12 * product(change, change)) {
      steps.push(step);
      changes.push(change);
      if (steps.length > memory) {
        steps.shift();
        changes.shift();
      }
    }
  }
  return options.maxIterations;
}

/** Minus the gradient times the inverse Hessian that the memory amounts to. */
function searchDirection(
  gradient: Float64Array,
  steps: readonly Float64Array[],
  changes: readonly Float64Array[],
) {
  const n = gradient.length;
  const direction = gradient.map((value) => -value);
  const shares = new Float64Array(steps.length);
  for (let k = steps.length - 1; k >= 0; k--) {
    const step = steps[k]!;
    const change = changes[k]!;
    const share = (shares[k] = product(step, direction) / product(step, change));
    for (let i = 0; i < n; i++) direction[i]! -= share * change[i]!;
  }
  const step = steps.at(-1);
  const change = changes.at(-1);
  if (step && change) {
    const scale = product(step, change) / product(change, change);
    for (let i = 0; i < n; i++) direction[i]! *= scale;
  }
  for (let k = 0; k < steps.length; k++) {
    const step = steps[k]!;
    const change = changes[k]!;
    const share = shares[k]! - product(change, direction) / product(step, change);
    for (let i = 0; i < n; i++) direction[i]! += share * step[i]!;
  }
  return direction;
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function largest(values: Float64Array): number {
  let best = 0;
  for (const value of values) best = Math.max(best, Math.abs(value));
  return best;
}
