/**
 * The number in a cell: with decimal point or comma, thousands parted or not, a currency sign before or after it. Null
 * for anything else. A single comma or point before exactly three digits parts thousands only where another one does.
 */
export function parseNumber(cell: string): number | null {
  const bare = cell
    .trim()
    .replace(/^(?:[$€£¥￥]|[A-Z]{3}\s)\s*|\s*(?:[$€£¥￥元]|\s[A-Z]{3})$/gu, '')
    .replace(/(?<=\d)[\u00a0\u202f ](?=\d{3}(?:\D|$))/gu, '');
  if (bare === '') return null;
  const plain = Number(bare);
  if (Number.isFinite(plain) && /^[-+]?[\d.]/u.test(bare) && !/^[-+]?0x/iu.test(bare)) return plain;
  if (/^[-+]?\d+,\d+$/u.test(bare)) return Number(bare.replace(',', '.'));
  if (/^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(bare)) return Number(bare.replaceAll(',', ''));
  if (/^[-+]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u.test(bare))
    return Number(bare.replaceAll('.', '').replace(',', '.'));
  return null;
}
