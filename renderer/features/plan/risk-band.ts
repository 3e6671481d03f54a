/**
 * How a place in the matrix is tinted. What could hurt somebody badly (impact 5) is never in the lowest band, however
 * rare: the product of both steps alone would hide it.
 */
export function riskBand(likelihood: number, impact: number): 'low' | 'middle' | 'high' {
  const product = likelihood * impact;
  if (product >= 12) return 'high';
  return product >= 6 || impact === 5 ? 'middle' : 'low';
}
