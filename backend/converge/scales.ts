import type { Criterion, Scale, SetKind } from '../../contract/converge-criteria.ts';

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Whether a value can be an answer. */
export function isOnScale(scale: Scale, value: number): boolean {
  return scale.kind === 'steps'
    ? scale.steps.some((step) => step.value === value)
    : value >= scale.min && value <= scale.max;
}

/**
 * Where the value of an unknown answer may lie: on the whole scale, or, of an amount, between the least and the
 * greatest that is known of other ideas; until there are two of those, what is usual.
 */
export function rangeOf(scale: Scale, known: readonly number[]): Range {
  if (scale.kind === 'steps') {
    const values = scale.steps.map(({ value }) => value);
    return { low: Math.min(...values), high: Math.max(...values) };
  }
  const distinct = new Set(known);
  if (distinct.size < 2) {
    const { low, high } = scale.usual;
    return { low: Math.min(low, ...known), high: Math.max(high, ...known) };
  }
  return { low: Math.min(...known), high: Math.max(...known) };
}

/** Whether a set multiplies its values, so that a doubling counts the same wherever it is. */
export function multiplies(kind: SetKind): boolean {
  return kind === 'rice' || kind === 'ice';
}

/** The value taken for an unknown one: the middle of its range, of the logarithms where values are multiplied. */
export function middleOf(kind: SetKind, { low, high }: Range): number {
  return multiplies(kind) ? Math.sqrt(low * high) : (low + high) / 2;
}

/**
 * What a value adds to the order when its criterion counts 1: the logarithm where values are multiplied, so that
 * weights are exponents; else the place between the ends of its range. More is always better.
 */
export function utilityOf(kind: SetKind, criterion: Criterion, range: Range, value: number): number {
  const sign = criterion.better === 'more' ? 1 : -1;
  if (multiplies(kind)) return sign * Math.log(value);
  const place = range.high === range.low ? 0.5 : (value - range.low) / (range.high - range.low);
  return criterion.better === 'more' ? place : 1 - place;
}
