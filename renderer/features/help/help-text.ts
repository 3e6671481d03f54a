/** A stretch of a line: plain, strong, code, or a link to another topic. */
export interface HelpSpan {
  readonly text: string;
  readonly look: 'plain' | 'strong' | 'code' | 'link';
  /** Of a link: the topic it leads to. */
  readonly to?: string;
}

export interface HelpBlock {
  readonly kind: 'paragraph' | 'bullet' | 'step';
  readonly spans: readonly HelpSpan[];
}

/** A page of the help. */
export interface HelpPage {
  readonly title: string;
  readonly blocks: readonly HelpBlock[];
}

const span = /\*\*(?<strong>[^*]+)\*\*|`(?<code>[^`]+)`|\[(?<link>[^\]]+)\]\((?<to>[a-z-]+)\.md\)/gu;

/**
 * Reads a page: a title, paragraphs, bullets and steps of one line each, with strong words, code and links to other topics.
 * That is all the Markdown that the pages of library/help are written in. Throws RangeError for a page without a title.
 */
export function readHelp(markdown: string): HelpPage {
  const [first = '', ...rest] = markdown.split('\n');
  if (!first.startsWith('# ')) throw new RangeError('A page of the help begins with its title.');
  const lines = rest.filter((line) => line.trim() !== '');
  return { title: first.slice(2).trim(), blocks: lines.map(readLine) };
}

function readLine(line: string): HelpBlock {
  const step = /^\d+\. /u.exec(line);
  if (step) return { kind: 'step', spans: spansOf(line.slice(step[0].length)) };
  if (line.startsWith('- ')) return { kind: 'bullet', spans: spansOf(line.slice(2)) };
  return { kind: 'paragraph', spans: spansOf(line) };
}

function spansOf(line: string): HelpSpan[] {
  const spans: HelpSpan[] = [];
  const plain = (text: string) => text !== '' && spans.push({ text, look: 'plain' });
  let at = 0;
  for (const found of line.matchAll(span)) {
    plain(line.slice(at, found.index));
    const { strong, code, link, to } = found.groups!;
    if (strong !== undefined) spans.push({ text: strong, look: 'strong' });
    else if (code !== undefined) spans.push({ text: code, look: 'code' });
    else spans.push({ text: link!, look: 'link', to: to! });
    at = found.index + found[0].length;
  }
  plain(line.slice(at));
  return spans;
}

/** Everything a page says, without its marks. */
export const plainHelp = ({ title, blocks }: HelpPage): string =>
  [title, ...blocks.map(({ spans }) => spans.map(({ text }) => text).join(''))].join('\n');

const fold = (text: string) => text.normalize('NFKC').toLowerCase();

/** Whether a page holds every word that was typed, whatever their case. */
export function holdsWords(page: HelpPage, typed: string): boolean {
  const text = fold(plainHelp(page));
  return fold(typed)
    .split(/\s+/u)
    .every((word) => text.includes(word));
}
