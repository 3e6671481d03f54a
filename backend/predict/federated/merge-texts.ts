import type { OutputOf, ParsedInputOf } from '../../../contract/index.ts';
import { mergeFiles } from './merge.ts';
import { readModelFile, writeModelFile } from './model-file.ts';

type Input = ParsedInputOf<'predict.mergeModels'>;

/** Merges model files as they were handed in. */
export function mergeTexts(files: Input['files'], noise: Input['noise']): OutputOf<'predict.mergeModels'> {
  const read = files.map(readModelFile);
  const merged = mergeFiles(read, noise && { ...noise, start: readModelFile(noise.start) });
  return {
    name: `merged-${merged.file.id}.json`,
    text: writeModelFile(merged.file),
    rows: merged.file.rows,
    parties: files.map(({ name }, at) => ({ name, rows: read[at]!.rows, weight: merged.weights[at]! })),
    privacy:
      noise && merged.noise
        ? { epsilon: noise.epsilon, delta: noise.delta, clip: noise.clip, ...merged.noise }
        : null,
  };
}
