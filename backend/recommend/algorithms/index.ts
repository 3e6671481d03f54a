import type { Algorithm, AlgorithmId } from '../algorithm.ts';
import { als } from './als.ts';
import { autoencoder } from './autoencoder.ts';
import { bpr } from './bpr.ts';
import { content } from './content.ts';
import { ease } from './ease.ts';
import { itemKnn } from './item-knn.ts';
import { popularity, recentPopularity } from './popularity.ts';

/** Every algorithm by its id. */
export const algorithms: Readonly<Record<AlgorithmId, Algorithm>> = {
  popularity,
  'recent-popularity': recentPopularity,
  'item-knn': itemKnn,
  ease,
  als,
  bpr,
  autoencoder,
  content,
};
