/** What the predictor learns from; the first is shown unless the address says otherwise. */
export const learntFrom = ['table', 'pictures'] as const;

/** Which part of the predictor an address shows. */
export interface PredictSearch {
  readonly from?: (typeof learntFrom)[number];
}

/** Reads the search of the predictor's address; what isn't known is left out. */
export function validatePredictSearch({ from }: Record<string, unknown>): PredictSearch {
  const known = learntFrom.find((part) => part === from);
  return known ? { from: known } : {};
}
