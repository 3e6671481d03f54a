import type { Fit } from './choose-cards.ts';
import type { Conventions, TextModel } from './ports.ts';
import { beginningPrompt } from './prompts.ts';

/**
 * Asks the model whether beginnings suit the brief (0 to 1), each once: closeness in meaning finds what speaks of the
 * same things, not what would help. Null when the model was not taught to say.
 */
export function suitOpenings(
  text: TextModel,
  conventions: Conventions,
  brief: string,
  signal: AbortSignal,
): Fit | null {
  if (!beginningPrompt(conventions, brief, '')) return null;
  const known = new Map<string, number>();
  return async (openings) => {
    const unknown = [...new Set(openings)].filter((opening) => !known.has(opening));
    const prompts = unknown.flatMap((opening) => beginningPrompt(conventions, brief, opening) ?? []);
    const sure = await text.affirm(prompts, signal);
    unknown.forEach((opening, i) => known.set(opening, sure[i] as number));
    return openings.map((opening) => known.get(opening) as number);
  };
}
