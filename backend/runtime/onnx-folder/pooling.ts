import { readJson } from './folder-config.ts';
import type { SourceFolder } from './source-folder.ts';

/** How the vectors of tokens become the vector of a text: the first token's, or their mean. */
export type Pooling = 'cls' | 'mean';

/** Where sentence-transformers keeps it; an imported embedder always has the file. */
export const poolingFile = '1_Pooling/config.json';

/** Families whose makers say to take the first token's vector; most of the others were taught with the mean. */
const takesFirst = /\bbge\b|snowflake|arctic-embed|mxbai|gte-[a-z]+-en-v1\.5|gte-modernbert/iu;

/** As the folder says, else as it is usual for what the model is called. */
export function poolingOf(source: SourceFolder, names: readonly string[]): Pooling {
  const said = readJson(source, poolingFile, 1 << 16);
  if (said?.['pooling_mode_cls_token'] === true) return 'cls';
  if (said?.['pooling_mode_mean_tokens'] === true) return 'mean';
  return names.some((name) => takesFirst.test(name)) ? 'cls' : 'mean';
}

/** The text of the file for a pooling. */
export function poolingText(pooling: Pooling): string {
  return JSON.stringify({
    pooling_mode_cls_token: pooling === 'cls',
    pooling_mode_mean_tokens: pooling === 'mean',
  });
}
