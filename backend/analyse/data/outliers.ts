import type { QualityReport } from '../../../contract/analyse-data.ts';
import type { ParseNumber } from '../ports.ts';

type Outlier = QualityReport['outliers']['cells'][number];

const fewest = 12;

/**
 * Cells far from the others: numbers three quartile ranges beyond the middle half of their column, and texts that much
 * longer than the others (Tukey 1977: the outer fences). Columns with few different numbers are codes, and passed over.
 */
export function outliersOf(
  columnNames: readonly string[],
  numeric: readonly boolean[],
  textAt: number,
  cells: readonly (readonly string[])[],
  rowNumbers: readonly number[],
  parseNumber: ParseNumber,
): Outlier[] {
  return columnNames.flatMap((column, at) => {
    const isText = at === textAt;
    if (!isText && !numeric[at]) return [];
    const values = cells.map((row) => (isText ? row[at]!.trim().length || null : parseNumber(row[at]!)));
    const known = values.filter((value) => value !== null).sort((a, b) => a - b);
    if (known.length < fewest || (!isText && new Set(known).size < fewest)) return [];
    const [q1, q3] = [quantile(known, 0.25), quantile(known, 0.75)];
    if (q1 === q3) return [];
    const usual = { from: q1 - 3 * (q3 - q1), to: q3 + 3 * (q3 - q1) };
    return values.flatMap((value, row): Outlier[] => {
      if (value === null || (value <= usual.to && (isText || value >= usual.from))) return [];
      const why = isText ? 'very-long' : 'far-from-others';
      const shown = { from: isText ? Math.max(0, usual.from) : usual.from, to: usual.to };
      return [
        { column, row: rowNumbers[row]!, value: cells[row]![at]!.trim().slice(0, 80), why, usual: shown },
      ];
    });
  });
}

function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}
