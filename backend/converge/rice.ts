/**
 * Reach × impact × confidence ÷ effort (McBride, “RICE: Simple prioritization for product managers”, Intercom, 2016):
 * reach in people a quarter, impact on its scale of 0.25 to 3, confidence as a share, effort in person-months.
 */
export function riceScore(values: Readonly<Record<string, number>>): number {
  return (values.reach! * values.impact! * values.confidence!) / values.effort!;
}
