import type { QualityReport } from '../../../contract/analyse-data.ts';

type Leak = QualityReport['leakage'][number];

const rowsShown = 50;
/** A column whose values stand in fewer rows on average is more like an id, which says nothing of new rows. */
const rowsAValue = 3;

/** Columns that give the label away, and texts that name theirs. `textAt` is -1 for none. */
export function leakageOf(
  columnNames: readonly string[],
  labelAt: number,
  textAt: number,
  cells: readonly (readonly string[])[],
  rowNumbers: readonly number[],
): Leak[] {
  const labelled = [...cells.keys()].filter((row) => cells[row]![labelAt]!.trim() !== '');
  const labelOf = (row: number) => cells[row]![labelAt]!.trim().toLowerCase();
  if (labelled.length === 0 || new Set(labelled.map(labelOf)).size < 2) return [];
  const leak = (at: number, why: Leak['why'], rows: readonly number[], of: number): Leak => ({
    column: columnNames[at]!,
    why,
    share: rows.length / of,
    rows: rows.slice(0, rowsShown).map((row) => rowNumbers[row]!),
  });

  return columnNames.flatMap((_, at): Leak[] => {
    if (at === labelAt) return [];
    if (at === textAt) {
      const naming = labelled.filter((row) => names(cells[row]![at]!.toLowerCase(), labelOf(row)));
      return naming.length >= 0.2 * labelled.length
        ? [leak(at, 'label-in-text', naming, labelled.length)]
        : [];
    }
    const filled = labelled.filter((row) => cells[row]![at]!.trim() !== '');
    if (filled.length < 10) return [];
    const same = filled.filter((row) => cells[row]![at]!.trim().toLowerCase() === labelOf(row));
    if (same.length >= 0.95 * filled.length) return [leak(at, 'copies-label', same, filled.length)];
    const determined = determinedRows(filled, (row) => cells[row]![at]!.trim(), labelOf);
    return determined.length >= 0.98 * filled.length
      ? [leak(at, 'determines-label', determined, filled.length)]
      : [];
  });
}

/** Rows whose value goes with the label that it mostly goes with; none where values seldom come again or are one. */
function determinedRows(
  rows: readonly number[],
  valueOf: (row: number) => string,
  labelOf: (row: number) => string,
): number[] {
  const labels = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const counts = labels.get(valueOf(row)) ?? new Map<string, number>();
    labels.set(valueOf(row), counts.set(labelOf(row), (counts.get(labelOf(row)) ?? 0) + 1));
  }
  if (labels.size < 2 || rows.length / labels.size < rowsAValue) return [];
  const most = new Map(
    [...labels].map(([value, counts]) => [value, [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0]]),
  );
  // One label for all says nothing of the column.
  if (new Set(most.values()).size < 2) return [];
  return rows.filter((row) => most.get(valueOf(row)) === labelOf(row));
}

/** Whether a text has a label in it as a whole word; in Chinese as a part of it. Numbers such as ratings don't count. */
function names(text: string, label: string): boolean {
  if (/^[\d.,\s]*$/u.test(label)) return false;
  if (/\p{Script=Han}/u.test(label)) return text.includes(label);
  const at = text.indexOf(label);
  if (at < 0) return false;
  const isLetter = (character: string | undefined) =>
    character !== undefined && /[\p{L}\p{N}]/u.test(character);
  return !isLetter(text[at - 1]) && !isLetter(text[at + label.length]);
}
