import { describe, expect, it } from 'vitest';
import { nearDuplicates } from '../../../backend/analyse/data/near-duplicates.ts';
import { qualityOf } from '../../../backend/analyse/data/quality.ts';
import { parseNumber } from '../../../backend/recommend/data/parse-number.ts';

const quiet = () => undefined;

/** The report of a table whose columns are of these types. */
function report(
  types: Record<string, 'text' | 'number'>,
  cells: string[][],
  { text = null, label = null }: { text?: string | null; label?: string | null },
) {
  const columnNames = Object.keys(types);
  const collected = {
    ...{ name: 't.csv', notes: [], columnNames, cells, broken: 0, overLimit: 0 },
    rowNumbers: cells.map((_, row) => row + 2),
  };
  return qualityOf({ collected, types: new Map(Object.entries(types)), text, label }, parseNumber, quiet);
}

describe('near duplicates', () => {
  it('are found whatever their case and punctuation, and exact ones are not among them', () => {
    const texts = [
      'The parcel came late and the box was wet.',
      'Something else entirely, about the invoice.',
      'the parcel came late, and the box was WET!',
      'The parcel came late and the box was wet.',
    ];
    expect(nearDuplicates(texts, quiet)).toEqual([
      { at: 2, earlier: 0, similarity: 1 },
      { at: 3, earlier: 2, similarity: 1 },
    ]);
  });
  it('are none among different and empty texts', () => {
    expect(nearDuplicates(['', '', 'abc', 'Where is my order?', 'Where is my refund?'], quiet)).toEqual([]);
  });
});

describe('the quality of a table', () => {
  it('counts what is missing, empty and repeated', () => {
    const cells = [
      ['good', ''],
      ['good', 'x'],
      ['', 'y'],
    ];
    const found = report({ text: 'text', note: 'text' }, cells, { text: 'text' });
    expect(found.columns).toMatchObject([
      { name: 'text', missing: 1, distinct: 1 },
      { name: 'note', missing: 1, distinct: 2 },
    ]);
    expect(found.emptyTexts).toEqual({ count: 1, rows: [4] });
    expect(found.duplicates).toEqual({ count: 1, groups: [{ text: 'good', rows: [2, 3] }] });
    expect(found.balance).toBeNull();
  });

  it('finds numbers far from the others, also with decimal commas, and passes over infinite ones', () => {
    const cells = Array.from({ length: 20 }, (_, row) => [`text ${row}`, `${row},5`]);
    cells[7]![1] = '1.000.000,5';
    cells[8]![1] = 'Infinity';
    const { outliers } = report({ text: 'text', price: 'number' }, cells, { text: 'text' });
    expect(outliers).toMatchObject({
      count: 1,
      cells: [{ column: 'price', row: 9, why: 'far-from-others' }],
    });
  });

  it('suspects columns that copy or determine the label, and texts that name it', () => {
    const cells = Array.from({ length: 30 }, (_, row) => {
      const label = row % 2 === 0 ? 'billing' : 'delivery';
      return [
        `This is a ${label} question, no. ${row}`,
        label,
        label.toUpperCase(),
        `queue ${row % 2}`,
        `id ${row}`,
        `day ${row % 3}`,
      ];
    });
    const types = {
      text: 'text',
      label: 'text',
      copy: 'text',
      queue: 'text',
      id: 'text',
      day: 'text',
    } as const;
    const { leakage, balance } = report(types, cells, { text: 'text', label: 'label' });
    expect(leakage.map(({ column, why, share }) => [column, why, share])).toEqual([
      ['text', 'label-in-text', 1],
      ['copy', 'copies-label', 1],
      ['queue', 'determines-label', 1],
    ]);
    expect(balance).toMatchObject({ count: 2, unlabelled: 0, ratio: 1 });
  });

  it('suspects nothing where there is one label only', () => {
    const cells = Array.from({ length: 30 }, () => ['some text', 'same', 'same']);
    const { leakage, balance } = report({ text: 'text', label: 'text', copy: 'text' }, cells, {
      text: 'text',
      label: 'label',
    });
    expect(leakage).toEqual([]);
    expect(balance!.ratio).toBeNull();
  });
});
