import type { RewriteAction } from '../../contract/compose-texts.ts';
import { createLexicon } from './lexicon.ts';

/** With these the new text takes its words from the old one. */
const wordsOfTheText: readonly RewriteAction[] = ['shorten', 'expand', 'bullets', 'headline', 'continue'];
/** Words that lead over to what a change asks for and that a text seldom has itself. */
const leadingOver: Partial<Record<RewriteAction, readonly string[]>> = { expand: ['example', 'instance'] };

/** The words that a changed text may be written in; null where it may bring in its own. */
export function rewriteLexicon(
  text: string,
  action: RewriteAction,
  words: { readonly required: readonly string[]; readonly banned: readonly string[] } = {
    required: [],
    banned: [],
  },
): ReturnType<typeof createLexicon> | null {
  if (!wordsOfTheText.includes(action)) return null;
  return createLexicon([text, ...words.required, ...(leadingOver[action] ?? [])], words.banned);
}
