/** The views of the ideas, in the order of the switch; the first is shown when the address says nothing. */
export const ideasViews = ['list', 'lanes', 'converge'] as const;
export type IdeasView = (typeof ideasViews)[number];

/** What the ideas' address says: which view is open, and whether to begin a generation on arrival. */
export function validateIdeasSearch(search: Record<string, unknown>): { view?: IdeasView; start?: true } {
  const view = ideasViews.find((one) => one === search.view);
  return {
    ...(view === undefined || view === ideasViews[0] ? {} : { view }),
    ...(search.start === true ? { start: true } : {}),
  };
}
