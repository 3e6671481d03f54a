import type { Scale } from '../../../contract/converge-criteria.ts';
import type { Format } from '../../i18n/format.ts';

/** A value of a scale as it is written. */
export function valueText(value: number, format: Format): string {
  if (Number.isInteger(value)) return format.number(value);
  return format.number(value, Number.isInteger(value * 10) ? 1 : 2);
}

/** The place of a value on its scale, 1 being the first step; null where a scale has no steps. */
export function placeOf(scale: Scale, value: number): number | null {
  if (scale.kind !== 'steps') return null;
  const at = scale.steps.findIndex((step) => step.value === value);
  return at < 0 ? null : at + 1;
}

/** Steps by which the model must differ before it is pointed out. */
const worthALook = 2;

/** How many steps the model stands above the person's answer, below with a minus; null when that isn't worth a look. */
export function disagreement(scale: Scale, value: number, expected: number): number | null {
  const place = placeOf(scale, value);
  if (place === null) return null;
  const steps = expected - place;
  return Math.abs(steps) >= worthALook ? steps : null;
}
