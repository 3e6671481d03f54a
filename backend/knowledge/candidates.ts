import type { Passage } from '../../contract/knowledge.ts';
import type { Block, SplitSentences, StoredDocument } from './ports.ts';

/** A sentence that might be quoted, and what it stands under. */
export interface Candidate {
  readonly passage: Passage;
  readonly page: number | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whether it is a table's row: rows are quoted one by one, since those beside one are of other things. */
  readonly isRow: boolean;
  /** The nearest heading, which in lists of questions is one; empty for none. */
  readonly heading: string;
  /** What is embedded and searched: the sentence after its nearest heading. */
  readonly inContext: string;
  /** The sentence before it in the same passage; empty for the first. */
  readonly before: string;
}

/** Headings are not answers; of tables and lists, whole rows and short items are quoted, of the rest sentences. */
export function candidatesOf(
  passage: Passage,
  { text, blocks }: StoredDocument,
  splitSentences: SplitSentences,
): Candidate[] {
  const inside = blocks.filter(
    ({ kind, start, end }) => kind !== 'heading' && start < passage.end && end > passage.start,
  );
  const all = inside.flatMap((block) => {
    const spans = spansOf(block, text, splitSentences);
    // A numbered clause often begins with its own title.
    const title = block.kind === 'list-item' && spans.length > 1 ? titleOf(text, block) : '';
    const heading = title || (block.headingPath.at(-1) ?? '');
    return spans
      .map(({ start, end }) => ({ start, end, own: text.slice(start, end) }))
      .filter(({ own }) => title === '' || !title.endsWith(own))
      .map(({ start, end, own }) => ({
        passage,
        page: block.page,
        start,
        end,
        text: own,
        isRow: block.kind === 'table-row',
        heading,
        inContext: heading === '' ? own : `${heading}\n${own}`,
      }));
  });
  return all.map((candidate, i) => ({ ...candidate, before: all[i - 1]?.text ?? '' }));
}

/** Longest list item that is quoted whole, and longest title of one, in characters. */
const longestItem = 160;
const longestTitle = 60;

function spansOf(block: Block, text: string, splitSentences: SplitSentences) {
  const isLong = block.kind === 'list-item' && block.end - block.start > longestItem;
  if (block.kind !== 'paragraph' && !isLong) return [{ start: block.start, end: block.end }];
  return splitSentences(text, block.start, block.end);
}

/** The first line of a clause where it is short and no sentence. */
function titleOf(text: string, { start, end }: Block): string {
  const [line = ''] = text.slice(start, end).split('\n', 1);
  return line.length <= longestTitle && !/[.!?。]$/u.test(line.trim()) ? line.trim() : '';
}
