import type { Comparison, Pairs } from '../../contract/converge-votes.ts';

/** Normal quantile of a two-sided 95 %. */
const z = 1.96;

/** Whether the side on which an idea stands decides: the share of the left, and pairs asked both ways. */
export function positionBias(answered: readonly Comparison[]): Pairs['bias'] {
  const decided = answered.filter(({ outcome }) => outcome === 'left' || outcome === 'right');
  const left = decided.filter(({ outcome }) => outcome === 'left').length;
  const latest = new Map(answered.map((one) => [`${one.leftId}/${one.rightId}`, one]));
  let swapped = 0;
  let agreed = 0;
  for (const one of latest.values()) {
    const other = latest.get(`${one.rightId}/${one.leftId}`);
    if (!other || one.leftId > one.rightId) continue;
    swapped++;
    if (winnerOf(one) === winnerOf(other)) agreed++;
  }
  return {
    decided: decided.length,
    left,
    interval: decided.length === 0 ? null : wilson(left, decided.length),
    swapped,
    agreed,
  };
}

function winnerOf({ leftId, rightId, outcome }: Comparison): string | null {
  if (outcome === 'left') return leftId;
  return outcome === 'right' ? rightId : null;
}

/** The interval of a share (Wilson, JASA 22, 1927). */
function wilson(hits: number, count: number): { low: number; high: number } {
  const share = hits / count;
  const middle = share + z ** 2 / (2 * count);
  const reach = z * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2));
  const scale = 1 + z ** 2 / count;
  return { low: Math.max(0, (middle - reach) / scale), high: Math.min(1, (middle + reach) / scale) };
}
