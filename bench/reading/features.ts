import { vectorsOf } from '../../backend/ideation/embed-brief.ts';
import { stemCounts } from '../../backend/ideation/liking.ts';
import type { Ask } from './ask.ts';

/** What the app tells a brief's needs and the openings for it from: its vectors, and its words. */
export async function featuresFor({ embedder, brief, signal }: Ask) {
  const vectors = await vectorsOf(brief, embedder, signal);
  return [
    {
      title: brief.title,
      vector: asNumbers(vectors.problem),
      sentences: vectors.sentences.map(asNumbers),
      constraints: vectors.constraints && asNumbers(vectors.constraints),
      assets: vectors.assets && asNumbers(vectors.assets),
      stems: Object.fromEntries(stemCounts(brief)),
    },
  ];
}

const asNumbers = (vector: Float32Array) => [...vector].map((value) => Number(value.toFixed(6)));
