import type { Idea } from '../../../contract/ideation.ts';

/** Whose words an idea is in: the model's, the model's and kept, both hands', or the person's. */
export type Hand = 'model' | 'kept' | 'both' | 'person';

/** The language of an untouched idea: the built-in model writes English. Unknown once a person wrote. */
export const writtenIn = (idea: Idea): 'en' | undefined =>
  idea.origin === 'model' && idea.editedAt === null ? 'en' : undefined;

/** Tells whose words an idea is in. Starring accepts the model's words; editing adds the person's. */
export function handOf(idea: Idea): Hand {
  if (idea.origin === 'person') return 'person';
  if (idea.editedAt !== null) return 'both';
  return idea.starred ? 'kept' : 'model';
}
