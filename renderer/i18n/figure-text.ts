import type { SetKind } from '../../contract/converge-criteria.ts';
import type { Format } from './format.ts';

/** A figure of a ranking with as many places as it is worth. */
export function figureText(kind: SetKind, value: number, format: Format): string {
  if (kind === 'weighted' || kind === 'ice') return format.number(value);
  if (Math.abs(value) >= 100) return format.number(value);
  return Number.isInteger(value) ? format.number(value) : format.number(value, 1);
}
