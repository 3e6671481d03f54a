/** Labels of which so many are numbers are ratings. */
const enough = 0.9;

/**
 * Reads a table's labels as ratings (stars, points, a score). Gives the mean of some rows; null for all rows when the labels
 * are no numbers, and for rows that have none.
 */
export function ratingsOf(labels: readonly (string | null)[]): (rows: Iterable<number>) => number | null {
  const given = labels.filter((label) => label !== null && label.trim() !== '');
  const numbers = labels.map((label) => {
    const number = label === null || label.trim() === '' ? Number.NaN : Number(label.replace(',', '.'));
    return Number.isFinite(number) ? number : null;
  });
  const isRating =
    given.length > 0 && numbers.filter((number) => number !== null).length >= enough * given.length;
  return (rows) => {
    if (!isRating) return null;
    let sum = 0;
    let count = 0;
    for (const row of rows) {
      const number = numbers[row] ?? null;
      if (number === null) continue;
      sum += number;
      count++;
    }
    return count === 0 ? null : sum / count;
  };
}
