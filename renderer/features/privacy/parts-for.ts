import type notices from 'virtual:notices';

/** What the app is built from. */
export type Notices = typeof notices;

/** The parts whose name or licence has all words of a search in it. */
export function partsFor({ parts }: Pick<Notices, 'parts'>, search: string): Notices['parts'] {
  const words = search.toLowerCase().split(/\s+/u).filter(Boolean);
  return parts.filter(({ name, licence }) => {
    const text = `${name} ${licence}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
