/** Accuracy of one user's list of the first k: each is between 0 and 1. */
export const accuracyMetrics = ['ndcg', 'recall', 'precision', 'hitRate', 'mrr', 'map'] as const;
export type AccuracyMetric = (typeof accuracyMetrics)[number];

/** What lists are like beyond being right. */
export const beyondAccuracyMetrics = ['coverage', 'novelty', 'diversity', 'meanPopularity'] as const;
export type BeyondAccuracyMetric = (typeof beyondAccuracyMetrics)[number];
