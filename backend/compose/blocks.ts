import type { Block, Run } from './ports.ts';

/** The Markdown that Compose writes as blocks: headings, lists, quotes, paragraphs, bold. Anything else stays as typed. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: { kind: Exclude<Block['kind'], 'heading'>; lines: Run[][] } | null = null;
  const close = () => {
    if (open) blocks.push(open);
    open = null;
  };
  const add = (kind: Exclude<Block['kind'], 'heading'>, text: string) => {
    if (open?.kind !== kind) close();
    open ??= { kind, lines: [] };
    open.lines.push(runsOf(text));
  };
  for (const raw of markdown.split('\n')) {
    const line = raw.trimEnd();
    const heading = /^(#{1,6})\s+(.*)$/u.exec(line);
    const bullet = /^\s*[-*+]\s+(.*)$/u.exec(line);
    const numbered = /^\s*\d{1,3}[.)]\s+(.*)$/u.exec(line);
    const quote = /^\s*>\s?(.*)$/u.exec(line);
    if (line.trim() === '') close();
    else if (heading) {
      close();
      const level = Math.min(3, heading[1]!.length) as 1 | 2 | 3;
      blocks.push({ kind: 'heading', level, lines: [runsOf(heading[2]!)] });
    } else if (bullet) add('bullets', bullet[1]!);
    else if (numbered) add('numbered', numbered[1]!);
    else if (quote) add('quote', quote[1]!);
    else add('paragraph', line);
  }
  close();
  return blocks;
}

function runsOf(text: string): Run[] {
  return text
    .split(/(\*\*(?=\S).+?(?<=\S)\*\*)/u)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith('**') && part.endsWith('**') && part.length > 4
        ? { text: part.slice(2, -2), isStrong: true }
        : { text: part, isStrong: false },
    );
}
