import { expect, test } from 'vitest';
import { makeXlsx } from '../../support/documents/make-xlsx.ts';
import { outline, problemCodes, read } from '../../support/documents/outline.ts';

test('each row of a CSV names its columns', async () => {
  const document = await read('prices.csv', 'Part;Price;Note\n"Lid; big";4 €;"two\nlines"\nFilter;;\n\n');
  expect(outline(document)).toEqual(['| Part: Lid; big; Price: 4 €; Note: two lines', '| Part: Filter']);
  expect(document).toMatchObject({ kind: 'csv', problems: [] });
});

test('a CSV without names, of one row, of one column, with uneven rows', async () => {
  expect(outline(await read('a.csv', '1,2\n3,4\n'))).toEqual(['| 1 | 2', '| 3 | 4']);
  expect(outline(await read('a.csv', 'Part,Price\n'))).toEqual(['| Part | Price']);
  expect(outline(await read('a.csv', 'Part\nLid\n'))).toEqual(['| Part', '| Lid']);
  const uneven = await read('a.tsv', 'Part\tPrice\nLid\t4\tfour\nFilter\n');
  expect(outline(uneven)).toEqual(['| Part: Lid; Price: 4; four', '| Part: Filter']);
  expect(problemCodes(uneven)).toEqual(['rows-uneven']);
});

test('an open quotation mark is read to the end', async () => {
  const document = await read('a.csv', 'Part,Price\n"Lid,4\nFilter,7\n');
  expect(document.text).toContain('Lid');
});

const cell = (at: string, value: string, rest = '') => `<c r="${at}"${rest}><v>${value}</v></c>`;

test('a workbook: shared and inline strings, numbers, dates, percent, empty cells, several sheets', async () => {
  const parts = [
    `<row r="1">${cell('A1', '0', ' t="s"')}<c r="B1" t="inlineStr"><is><t>Since</t></is></c>${cell('C1', '1', ' t="s"')}${cell('D1', 'Sum', ' t="str"')}</row>`,
    `<row r="2">${cell('A2', '2', ' t="s"')}${cell('B2', '45000', ' s="1"')}${cell('C2', '0.125', ' s="2"')}<c r="D2"><f>1+2</f><v>3</v></c></row>`,
    `<row r="3">${cell('A3', '0.30000000000000004')}${cell('B3', '45000.5', ' s="3"')}${cell('D3', '1', ' t="b"')}</row>`,
    '<row r="4"/>',
    `<row r="5">${cell('XFD5', '7')}${cell('A5', 'K-20', ' t="str"')}</row>`,
  ].join('');
  const strings = [
    '<t>Part</t>',
    '<r><t>Ra</t></r><r><t>te</t></r><rPh><t>no</t></rPh>',
    '<t>Lid &amp; cap</t>',
  ];
  const other = `<row r="1">${cell('A1', '名称', ' t="str"')}</row>`;
  const document = await read(
    'parts.xlsx',
    makeXlsx(
      [
        { name: 'Parts', rows: parts },
        { name: 'Secret', rows: parts, isHidden: true },
        { name: '其他', rows: other },
      ],
      strings,
    ),
  );
  expect(outline(document)).toEqual([
    '# Parts',
    '| Part: Lid & cap; Since: 2023-03-15; Rate: 12.5%; Sum: 3',
    '| Part: 0.3; Since: 2023-03-15 12:00; Sum: TRUE',
    '| Part: K-20',
    '# 其他',
    '| 名称',
  ]);
  expect(document.kind).toBe('xlsx');
  expect(problemCodes(document)).toEqual(['sheets-hidden']);
});

test('more than five million cells: the first are read, and it says so', async () => {
  const columns = 2000;
  const row = Array<string>(columns).fill('1').join(',');
  const document = await read('huge.csv', `${row}\n`.repeat(2600));
  expect(document.problems.map(({ message }) => message)).toEqual([
    'The first 2500 rows were read; the others were left out, since a table may have 5 million cells.',
  ]);
  expect(document.blocks).toHaveLength(2500);
});
