import { stemCounts } from '../../backend/ideation/liking.ts';
import { problemText } from '../../backend/ideation/judging-context.ts';
import type { Ask } from './ask.ts';

/** What the app tells a brief's needs and the openings for it from: the vector of its title and problem, its words. */
export async function featuresFor({ embedder, brief, signal }: Ask) {
  const [vector] = await embedder.embed([problemText(brief)], signal);
  return [
    {
      title: brief.title,
      vector: [...(vector ?? [])].map((value) => Number(value.toFixed(6))),
      stems: Object.fromEntries(stemCounts(brief)),
    },
  ];
}
