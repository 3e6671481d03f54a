import type { Idea, IdeaFields } from '../../../contract/ideation.ts';
import type { ReadIdea } from '../../../contract/own-ideas.ts';
import type { TaggedFields } from './read-idea.ts';

/**
 * Marks what is on the board already, or stands further up: the same title and the same pitch, but for space and
 * case of letters. What has no pitch is the same as anything of its title.
 */
export function markDuplicates(read: readonly TaggedFields[], existing: readonly Idea[]): ReadIdea[] {
  const titles = new Set<string>();
  const texts = new Set<string>();
  const remember = ({ title, pitch }: Pick<IdeaFields, 'title' | 'pitch'>) => {
    titles.add(plain(title));
    texts.add(textOf(title, pitch));
  };
  existing.forEach(remember);
  return read.map(({ tags = [], ...fields }) => {
    const { title, pitch } = fields;
    const isDuplicate = pitch.trim() === '' ? titles.has(plain(title)) : texts.has(textOf(title, pitch));
    remember(fields);
    return { who: '', why: '', experiment: '', ...fields, tags: [...tags], isDuplicate };
  });
}

const plain = (text: string) => text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
const textOf = (title: string, pitch: string) => `${plain(title)}\n${plain(pitch)}`;
