import { isMissing } from './missing.ts';

/** What the texts of a column are as numbers. */
export interface NumberReading {
  /** By text; NaN where it is missing, infinite or no number. */
  readonly numbers: Float64Array;
  /** By text: 1 where something stands that is no number. */
  readonly unreadable: Uint8Array;
  /** By text: 1 where it is an infinite number. */
  readonly infinite: Uint8Array;
  /** Whether a comma was taken for the decimal point. */
  readonly decimalComma: boolean;
}

const infinity = /^[-+]?(?:inf(?:inity)?|∞)$/iu;
const plainForm = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/iu;
const groupedForm = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u;
const commaForm = /^[-+]?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+$/u;
const pointGroups = /^[-+]?\d{1,3}(?:\.\d{3})+$/u;

/** A cell without currency, percent sign and the spaces between thousands. */
function bareOf(cell: string): string {
  return cell
    .trim()
    .replace(/^[−–](?=\d)/u, '-')
    .replace(/^([-+]?)[$€£¥￥]\s*/u, '$1')
    .replace(/\s*[$€£¥￥元%％]$/u, '')
    .replace(/(?<=\d)[ \u00a0\u202f'](?=\d{3}(?:\D|$))/gu, '');
}

/** Evidence in one cell: a comma that can only be the decimal point, or a point or groups that rule it out. */
function commaEvidence(bare: string): number {
  if (commaForm.test(bare) && !groupedForm.test(bare)) return 1;
  if (groupedForm.test(bare) && bare.includes('.')) return -1;
  return plainForm.test(bare) && bare.includes('.') && !pointGroups.test(bare) ? -1 : 0;
}

function numberOf(bare: string, decimalComma: boolean): number | null {
  if (decimalComma) {
    if (commaForm.test(bare)) return Number(bare.replaceAll('.', '').replace(',', '.'));
    if (pointGroups.test(bare)) return Number(bare.replaceAll('.', ''));
  }
  if (plainForm.test(bare)) return Number(bare);
  if (groupedForm.test(bare)) return Number(bare.replaceAll(',', ''));
  // A lone decimal comma in a column of points: mixed hands.
  return commaForm.test(bare) ? Number(bare.replaceAll('.', '').replace(',', '.')) : null;
}

/**
 * Reads the texts of a column as numbers. Whether 1,234 is a thousand or one and a bit is decided for the column as a
 * whole, by the cells that leave no doubt; `known` is that decision where it was already made, on training rows.
 */
export function readNumbers(values: readonly string[], known?: boolean): NumberReading {
  const bare = values.map(bareOf);
  const evidence = known === undefined ? bare.reduce((sum, cell) => sum + commaEvidence(cell), 0) : 0;
  const decimalComma = known ?? evidence > 0;
  const numbers = new Float64Array(values.length).fill(NaN);
  const unreadable = new Uint8Array(values.length);
  const infinite = new Uint8Array(values.length);
  bare.forEach((cell, at) => {
    if (isMissing(values[at]!)) return;
    const number = infinity.test(cell) ? Infinity : numberOf(cell, decimalComma);
    if (number === null) unreadable[at] = 1;
    else if (!Number.isFinite(number)) infinite[at] = 1;
    else numbers[at] = number;
  });
  return { numbers, unreadable, infinite, decimalComma };
}
