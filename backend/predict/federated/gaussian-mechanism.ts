/** Complementary error function, relative error below 1.2e-7 everywhere (Numerical Recipes, section 6.2). */
function erfc(x: number): number {
  const z = Math.abs(x);
  const t = 1 / (1 + z / 2);
  const terms = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
    -0.82215223, 0.17087277,
  ];
  const sum = terms.reduceRight((value, term) => term + t * value, 0);
  const tail = t * Math.exp(-z * z + sum);
  return x >= 0 ? tail : 2 - tail;
}

function normalBelow(x: number): number {
  return erfc(-x / Math.SQRT2) / 2;
}

/** The delta that Gaussian noise of this deviation gives at epsilon (Balle and Wang 2018, theorem 8). */
function deltaOf(sigma: number, sensitivity: number, epsilon: number): number {
  const a = sensitivity / (2 * sigma);
  const b = (epsilon * sigma) / sensitivity;
  return normalBelow(a - b) - Math.exp(epsilon) * normalBelow(-a - b);
}

/**
 * The least deviation of Gaussian noise that makes a sum (epsilon, delta)-differentially private, for what one party can
 * change it by (analytic Gaussian mechanism, Balle and Wang 2018). Unlike the textbook formula it also holds for epsilon
 * above 1. Epsilon up to 100.
 */
export function noiseDeviation(sensitivity: number, epsilon: number, delta: number): number {
  let [low, high] = [0, sensitivity];
  while (deltaOf(high, sensitivity, epsilon) > delta) high *= 2;
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (middle > 0 && deltaOf(middle, sensitivity, epsilon) <= delta) high = middle;
    else low = middle;
  }
  return high;
}
