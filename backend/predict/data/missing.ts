/** What people and programs write for "nothing known"; the first group as pandas reads it. */
const missingWords = new Set([
  '',
  'na',
  'n/a',
  '#n/a',
  'nan',
  '-nan',
  'null',
  '<na>',
  '-',
  '--',
  '?',
  '缺失',
  '未知',
]);

/** Whether a cell holds nothing. */
export function isMissing(cell: string): boolean {
  return missingWords.has(cell.trim().toLowerCase());
}
