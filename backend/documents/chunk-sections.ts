import type { Block, DocumentText } from './document.ts';
import { sentences, type Span } from './sentences.ts';

/** The least that is put into a chunk as a whole. */
export interface Unit extends Span {
  /** A sentence of a paragraph; only these are repeated where one chunk follows another. */
  readonly isSentence: boolean;
  /** The end of its block: the better place for a chunk to end. */
  readonly blockEnd: number;
}

/** What stands under one heading, up to the next. */
export interface Section {
  /** The headings above it, the nearest last. */
  readonly headingPath: readonly string[];
  /** The headings right before it that have nothing else under them; they go with its first words. */
  readonly headings: readonly Block[];
  readonly units: readonly Unit[];
}

/** Divides a document by its headings; a heading at the end that nothing follows is a section without units. */
export function sectionsOf({ text, blocks }: DocumentText): Section[] {
  const sections: Section[] = [];
  let headings: Block[] = [];
  let units: Unit[] = [];
  let path: readonly string[] = [];

  const close = () => {
    if (units.length > 0) sections.push({ headingPath: path, headings, units });
    if (units.length > 0) headings = [];
    units = [];
  };

  for (const block of blocks) {
    if (block.kind === 'heading') {
      close();
      headings.push(block);
    } else {
      path = block.headingPath;
      units.push(...unitsOf(text, block));
    }
  }
  close();
  const last = headings.at(-1);
  if (last) {
    const headingPath = [...last.headingPath, text.slice(last.start, last.end)];
    sections.push({ headingPath, headings, units: [] });
  }
  return sections;
}

function unitsOf(text: string, { kind, start, end }: Block): Unit[] {
  if (kind !== 'paragraph') return [{ start, end, isSentence: false, blockEnd: end }];
  return sentences(text, start, end).map((span) => ({ ...span, isSentence: true, blockEnd: end }));
}
