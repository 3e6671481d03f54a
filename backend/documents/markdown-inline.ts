/** Longer brackets and tags are no links and tags; the bound keeps the time linear. */
const longestMark = 2000;

const image = new RegExp(String.raw`!\[([^\[\]\n]{0,${longestMark}})\]\([^()\n]{0,${longestMark}}\)`, 'gu');
const link = new RegExp(String.raw`\[([^\[\]\n]{0,${longestMark}})\]\([^()\n]{0,${longestMark}}\)`, 'gu');
const reference = new RegExp(
  String.raw`\[([^\[\]\n]{1,${longestMark}})\]\[[^\[\]\n]{0,${longestMark}}\]`,
  'gu',
);
const tag = new RegExp(String.raw`</?[a-z][^<>\n]{0,${longestMark}}>|<!--[^<>]{0,${longestMark}}-->`, 'giu');
const autolink = /<((?:https?:\/\/|mailto:)[^<>\s]{1,2000})>/giu;

/** The words of Markdown inside a block: emphasis, links, images and tags give way to what a reader sees. */
export function plainInline(text: string): string {
  return text
    .replace(autolink, '$1')
    .replace(image, '$1')
    .replace(link, '$1')
    .replace(reference, '$1')
    .replace(/<br\s*\/?>/giu, '\n')
    .replace(tag, '')
    .replace(/(?<!\\)(\*{1,3})(?=\S)([^*\n]{0,2000}?[^\s\\])\1/gu, '$2')
    .replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=\S)([^_\n]{0,2000}?\S)\1(?![\p{L}\p{N}_])/gu, '$2')
    .replace(/~~([^~\n]{1,2000})~~/gu, '$1')
    .replace(/(`{1,3})([^`\n]{1,2000})\1/gu, '$2')
    .replace(/\\([!-/:-@[-`{-~])/gu, '$1')
    .replace(/&(amp|lt|gt|quot|nbsp);/gu, (_, name: string) => entities[name]!);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
