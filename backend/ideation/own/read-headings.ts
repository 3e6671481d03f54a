import type { ReadFields } from './read-idea.ts';
import { plainText } from './split-line.ts';

const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;

/** Whether a text has headings of Markdown. */
export function hasHeadings(text: string): boolean {
  return text.split(/\r\n|\r|\n/).some((line) => heading.test(line));
}

/** Labels under which a part of an idea stands in a list below its heading, as this app's own export writes them. */
const labels: readonly (readonly ['who' | 'why' | 'experiment', RegExp])[] = [
  ['who', /^(?:for|who|for whom|who it is for|为谁|对象|用户)$/iu],
  ['why', /^(?:why|why it could work|because|理由|为什么|为何可行)$/iu],
  ['experiment', /^(?:experiment|first experiment|first test|test|实验|首个实验|第一个实验)$/iu],
];

interface Section {
  readonly depth: number;
  readonly title: string;
  readonly lines: string[];
}

/**
 * Every heading that has text below it, or none below it at all, is an idea; one that only gathers deeper headings
 * is a group. Lines such as “- **For:** …” fill the part they name.
 */
export function readHeadings(text: string): ReadFields[] {
  const sections: Section[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, marks, title] = heading.exec(line) ?? [];
    if (marks !== undefined && title) sections.push({ depth: marks.length, title, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections.flatMap(({ depth, title, lines }, at) => {
    const body = lines.filter((line) => line.trim() !== '');
    const next = sections[at + 1];
    const isGroup = body.length === 0 && next !== undefined && next.depth > depth;
    const name = plainText(title).replace(/\s*★$/u, '');
    return isGroup || name === '' ? [] : [withBody(name, body)];
  });
}

function withBody(title: string, lines: readonly string[]): ReadFields {
  const fields: { -readonly [K in keyof ReadFields]: ReadFields[K] } = { title, pitch: '' };
  const rest: string[] = [];
  for (const line of lines) {
    const bare = plainText(line.trim().replace(/^[-*+]\s+/, ''));
    const [, label = '', said = ''] = /^([^:：]{1,40})[:：]\s*(.+)$/u.exec(bare) ?? [];
    const part = labels.find(([, name]) => name.test(label.trim()));
    if (part) fields[part[0]] = said;
    // Where an idea came from is not what it is.
    else if (!/^<sub>.*<\/sub>$/.test(line.trim())) rest.push(bare);
  }
  fields.pitch = rest.join('\n');
  return fields;
}
