/**
 * Takes the markup out of lines of Markdown, without their headings. List items keep a dash, ordered
 * ones their number; what is written in code keeps its characters; images leave their description.
 */
export function plainText(lines: readonly string[]): string {
  let inFence = false;
  const plain: string[] = [];
  for (const line of lines) {
    if (/^\s*(?:```|~~~)/u.test(line)) {
      inFence = !inFence;
      continue;
    }
    if (inFence) plain.push(line);
    else if (!isRule(line)) plain.push(plainLine(line));
  }
  return plain
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

/** One line of prose or heading without emphasis, links, code marks, quotes and tags. */
export function plainLine(line: string): string {
  const [, indent = '', marks = '', rest = ''] = /^(\s*)((?:>\s?)*)(.*)$/su.exec(line) ?? [];
  const item = /^[-*+]\s+(?:\[[ xX]\]\s+)?(.*)$/su.exec(rest);
  const text = item ? `- ${inlineText(item[1] ?? '')}` : inlineText(rest);
  return (marks === '' ? indent.slice(0, 8) : '') + text.trimEnd();
}

/** Markup that only draws a line or a table's frame. */
function isRule(line: string): boolean {
  const marks = line.replaceAll(/\s/gu, '');
  return /^(?:-{3,}|\*{3,}|_{3,})$/u.test(marks) || (/^[-|:]+$/u.test(marks) && marks.includes('-|'));
}

// Every repetition has a limit, so that no line, however odd, costs more than its length.
const code = /(`{1,8})([^\n]{1,200}?)\1/gsu;
const image = /!\[([^\]]{0,200})\]\([^)]{0,2000}\)/gu;
const link = /\[([^\]]{1,200})\](?:\([^)]{0,2000}\)|\[[^\]]{0,200}\])/gu;
const address = /<((?:https?:\/\/|mailto:)[^>\s]{1,2000})>/gu;
const tag = /<\/?[a-z][a-z0-9-]{0,30}(?:\s[^<>]{0,2000})?\/?>/giu;
const strong = /(\*\*\*|\*\*|~~)(?=\S)(.{1,300}?)(?<=\S)\1/gsu;
const strongUnderlined = /(?<![\p{L}\p{N}_])(___|__)(?=\S)(.{1,300}?)(?<=\S)\1(?![\p{L}\p{N}_])/gsu;
const emphasis = /(?<!\d)\*(?=[^\s*])([^*]{1,300}?)(?<=[^\s*])\*/gsu;
const emphasisUnderlined = /(?<![\p{L}\p{N}_])_(?=[^\s_])([^_]{1,300}?)(?<=[^\s_])_(?![\p{L}\p{N}_])/gsu;
const escaped = /\\([\\`*_{}[\]()#+\-.!|>~])/gu;

/** Stands around the number of a piece of code while the rest is worked on. A brief's own are taken out before. */
const codeMark = '\u0000';

function inlineText(text: string): string {
  // Code is set aside first: nothing inside it is markup.
  const codes: string[] = [];
  const withoutCode = text.replace(code, (_whole, _ticks: string, inside: string) => {
    codes.push(inside.trim());
    return `${codeMark}${codes.length - 1}${codeMark}`;
  });
  const plain = withoutCode
    .replace(image, '$1')
    .replace(link, '$1')
    .replace(address, '$1')
    .replace(tag, '')
    .replace(strong, '$2')
    .replace(strongUnderlined, '$2')
    .replace(emphasis, '$1')
    .replace(emphasisUnderlined, '$1')
    .replace(escaped, '$1');
  return tableRow(plain)
    .split(codeMark)
    .map((part, index) => (index % 2 === 0 ? part : (codes[Number(part)] ?? '')))
    .join('');
}

/** The cells of a table's row with commas between them; other text as it is. */
function tableRow(text: string): string {
  const row = text.trim();
  if (row.length < 3 || !row.startsWith('|') || !row.endsWith('|')) return text;
  return row
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())
    .join(', ');
}
