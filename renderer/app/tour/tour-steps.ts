/** What is shown, in order: parts of the window, by the name they bear in `data-part`. */
export const tourSteps = [
  'brief',
  'ideas',
  'develop',
  'assistant',
  'recommender',
  'plan',
  'find',
  'lock',
] as const;
export type TourStep = (typeof tourSteps)[number];

/** The part of the window that a step is about; null where it isn't shown. */
export const partOf = (step: TourStep): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-part="${step}"]`);

/** The next step in a direction whose part is there; null behind the last and before the first. */
export function stepFrom(at: number, by: 1 | -1, isThere: (step: TourStep) => boolean): number | null {
  for (let next = at + by; next >= 0 && next < tourSteps.length; next += by)
    if (isThere(tourSteps[next]!)) return next;
  return null;
}
