import type { Topic } from '../../contract/assistant.ts';
import { findPhrase } from './find-phrase.ts';

/** The first topic that a text brings up, with the words that did; null when it brings up none. */
export function findTopic(text: string, topics: readonly Topic[]): { name: string; words: string } | null {
  for (const { name, words } of topics) {
    const found = findPhrase(text, words);
    if (found !== null) return { name, words: found };
  }
  return null;
}
