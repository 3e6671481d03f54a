import { isContentWord, stemOf, termsOf } from './words.ts';

/** What is wrong with a title: too long, not a name, or only the brief's own title again. */
export function titleFaults(title: string, briefTitle: string): string[] {
  const faults: string[] = [];
  const words = termsOf(title);
  if (words.length === 0 || words.length > 6) faults.push('a title has one to six words');
  if (!/^[\p{Lu}\d]/u.test(title) || /[.:;!?,]$/.test(title)) faults.push('not written like a title');
  const own = new Set(termsOf(briefTitle).map(({ text }) => stemOf(text)));
  const content = words.filter(({ text, isNumber }) => isNumber || isContentWord(text));
  if (content.length > 1 && content.every(({ text }) => own.has(stemOf(text))))
    faults.push('the title of the brief again');
  return faults;
}
