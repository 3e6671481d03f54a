import { delimiters } from '../../contract/tables.ts';
import { createRecordReader } from './records.ts';

/** Records looked at. */
const sampleRecords = 100;

/** The delimiter of a text. */
export interface FoundDelimiter {
  readonly delimiter: string;
  /** False when no delimiter parts most lines into the same number of fields, two at least. */
  readonly isSure: boolean;
}

/**
 * The delimiter that parts most lines into as many fields as it does the first one, the one with more fields where two
 * are equally good. A comma for a text of one column.
 */
export function findDelimiter(beginning: string): FoundDelimiter {
  let best: { delimiter: string; agreement: number; fields: number } | null = null;
  for (const delimiter of delimiters) {
    const counts: number[] = [];
    const reader = createRecordReader(delimiter);
    const collect = ({ cells }: { cells: string[] }) => counts.push(cells.length) < sampleRecords;
    // The last line may be cut off, so it counts only where it is alone.
    if (reader.feed(beginning, collect) && counts.length === 0) reader.end(collect);
    const fields = counts[0] ?? 1;
    if (fields < 2) continue;
    const agreement = counts.filter((count) => count === fields).length / counts.length;
    const isBetter =
      !best || agreement > best.agreement + 0.1 || (agreement > best.agreement - 0.1 && fields > best.fields);
    if (isBetter) best = { delimiter, agreement, fields };
  }
  return best
    ? { delimiter: best.delimiter, isSure: best.agreement >= 0.6 }
    : { delimiter: ',', isSure: true };
}
