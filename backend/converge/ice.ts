/** Impact × confidence × ease, each 1 to 10 (Ellis): 1 to 1,000. */
export function iceScore(values: Readonly<Record<string, number>>): number {
  return values.impact! * values.confidence! * values.ease!;
}
