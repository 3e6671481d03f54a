import type { RewriteAction } from '../../../contract/compose-texts.ts';
import { sentencesOf } from '../../wording/words.ts';
import { correctByRules } from './correct.ts';
import { usePlainWords } from './plain-words.ts';
import { makeFormal, makeFriendly } from './register.ts';
import { shortenByExtract } from './shorten.ts';

/** What the app's own rules make of a text; the text itself where they have nothing to say. */
export function rewriteByRules(text: string, action: RewriteAction): string {
  switch (action) {
    case 'shorten':
      return shortenByExtract(text);
    case 'simplify':
    case 'plain':
      return usePlainWords(text);
    case 'formal':
      return makeFormal(text);
    case 'friendly':
      return makeFriendly(text);
    case 'correct':
      return correctByRules(text);
    case 'bullets':
      return sentencesOf(text)
        .map(({ start, end }) => `- ${text.slice(start, end).replace(/^[-*•]\s+/u, '')}`)
        .join('\n');
    case 'expand':
    case 'headline':
    case 'translate':
    case 'continue':
      return text;
  }
}
