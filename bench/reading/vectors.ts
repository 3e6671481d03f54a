import { problemText } from '../../backend/ideation/judging-context.ts';
import type { Ask } from './ask.ts';

/** The vector of a brief's title and problem, from which its needs are told. */
export async function vectorFor({ embedder, brief, signal }: Ask) {
  const [vector] = await embedder.embed([problemText(brief)], signal);
  return [{ title: brief.title, vector: [...(vector ?? [])].map((value) => Number(value.toFixed(6))) }];
}
