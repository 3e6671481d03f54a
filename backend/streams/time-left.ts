/** Below this share an estimate would be a guess. */
const enoughShare = 0.03;

/** Estimates the time left of work by the share that is done; null until that can be told. Milliseconds. */
export function createTimeLeft(): (share: number | null) => number | null {
  const startedAt = performance.now();
  return (share) => {
    if (share === null || share < enoughShare) return null;
    return Math.round(((performance.now() - startedAt) * (1 - share)) / share);
  };
}
