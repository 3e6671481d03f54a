/** The four fields of impact and effort. */
export type Field = 'first' | 'big' | 'fill-in' | 'leave';

/** The middle of the scale of 1 to 5: what lies on it counts as much impact, and as little effort. */
const middle = 3;

/** Where an idea lies. */
export function fieldOf(impact: number, effort: number): Field {
  if (impact >= middle) return effort <= middle ? 'first' : 'big';
  return effort <= middle ? 'fill-in' : 'leave';
}

/** Impact less effort, -4 to 4: how far to the good corner. */
export function impactEffortScore(values: Readonly<Record<string, number>>): number {
  return values.impact! - values.effort!;
}
