import type { ReadFields } from './read-idea.ts';
import { plainText, splitLine } from './split-line.ts';

/** What a line of a list begins with: a bullet, a number, a box to tick. */
const marker = /^(?:[-*+•·–—▪◦]|\(?\d{1,4}[.)、．]|[一二三四五六七八九十]{1,3}、|\[[ xX]?\])\s*/u;
const boxAfterBullet = /^\[[ xX]?\]\s+/;
/** Headings name groups where lines are ideas; rules and fences are no text. */
const noIdea = /^(?:#{1,6}\s|(?:[-*_]\s*){3,}$|```|~~~)/;

/** Every line is an idea; what is indented under a line belongs to it. Empty lines part nothing. */
export function readLines(text: string): ReadFields[] {
  const groups: string[][] = [];
  let outer = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const trimmed = line.trim();
    if (trimmed === '' || noIdea.test(trimmed)) continue;
    const indent = indentOf(line);
    const bare = withoutMarker(trimmed);
    // Emphasis around nothing, or a link without words, is no idea either.
    if (plainText(bare) === '') continue;
    const last = groups.at(-1);
    // The outermost depth may be an indented one: lists are often pasted with a margin.
    if (!last || indent <= outer + 1) {
      groups.push([bare]);
      outer = indent;
    } else last.push(bare);
  }
  return groups.map(([first = '', ...rest]) => withBelow(splitLine(first), rest));
}

function withBelow(fields: ReadFields, below: readonly string[]): ReadFields {
  const pitch = [fields.pitch, ...below].filter((part) => part !== '').join('\n');
  return { ...fields, pitch };
}

function withoutMarker(trimmed: string): string {
  return trimmed.replace(marker, '').replace(boxAfterBullet, '').trim();
}

/** Columns before the first letter; a tab counts for four. */
function indentOf(line: string): number {
  const space = /^[ \t]*/.exec(line)?.[0] ?? '';
  return space.replaceAll('\t', '    ').length;
}
