import type { ReadFields } from './read-idea.ts';

/** A title is a name: what is longer is a sentence, and its beginning stands for it. */
const longestTitle = 90;
const shortened = 60;

/** What parts a name from what is said about it. */
const parting = /^(.{2,80}?)(?:\s[–—-]\s|\s*[：]\s*|:\s+|\t+)(?=\S)(.+)$/su;

/** A line as title and pitch: parted where the person parted it; a sentence is the pitch, and its beginning the title. */
export function splitLine(line: string): ReadFields {
  const plain = plainText(line);
  const [, name, said] = parting.exec(plain) ?? [];
  if (name !== undefined && said !== undefined && !/[.!?。！？]$/u.test(name))
    return { title: name.trim(), pitch: said.trim() };
  return plain.length <= longestTitle
    ? { title: plain, pitch: '' }
    : { title: beginningOf(plain), pitch: plain };
}

/** The first words of a text, as many as a title holds, with a sign that there are more. */
export function beginningOf(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= shortened) return line;
  const cut = line.slice(0, shortened);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > shortened / 2 ? space : shortened).replace(/[\s,;:，、]+$/u, '')}…`;
}

/** Markdown's emphasis, links and escapes taken off; the words stay as they are. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)\1/g, '$2')
    .replace(/(^|[\s(])[*_](?=\S)([^*_]+)[*_](?=[\s).,;:!?]|$)/g, '$1$2')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/<\/?(?:sub|sup|b|i|em|strong)>/gi, '')
    .replace(/\\([\\`*_[\]<>|#+.)-])/g, '$1')
    .trim();
}
