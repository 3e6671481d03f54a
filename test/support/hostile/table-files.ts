import { makeXlsx } from '../documents/make-xlsx.ts';
import { mutate, mutatePacked } from '../documents/mutate.ts';

/** A table with people, things, numbers, times, labels and texts: something for every room that reads tables. */
const columns = ['user', 'item', 'rating', 'time', 'title', 'review', 'label', 'price', 'tags'] as const;
const rows = Array.from({ length: 16 }, (_, at): string[] => [
  `u${at % 7}`,
  `item-${at % 5}`,
  String(1 + (at % 5)),
  `2024-0${1 + (at % 9)}-1${at % 10} 08:3${at % 10}`,
  ['Lid', 'Filter', '水壶', 'Base, "new"'][at % 4]!,
  ['It broke after a week, sadly.', 'Descale it\nmonthly.', '很好用，水烧得快', 'Fine.'][(at * 3) % 4]!,
  ['bad', 'good', 'good'][at % 3]!,
  `${at},50`,
  'home|kitchen',
]);

const quoted = (cell: string) => (/[",\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const objects = rows.map((row) =>
  Object.fromEntries(
    columns.map((name, at): [string, unknown] => [name, at === 2 ? Number(row[at]) : row[at]]),
  ),
);
const bytes = (text: string) => new TextEncoder().encode(text);
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function workbook(): Uint8Array {
  const letters = 'ABCDEFGHI';
  const row = (values: readonly string[], at: number) =>
    `<row r="${at}">${values.map((value, column) => `<c r="${letters[column]}${at}" t="str"><v>${escaped(value)}</v></c>`).join('')}</row>`;
  const sheet = [columns, ...rows].map((values, at) => row(values, at + 1)).join('');
  return makeXlsx(
    [
      { name: 'Orders', rows: sheet },
      {
        name: 'Other',
        rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45000</v></c></row>',
      },
    ],
    ['<t>shared</t>'],
  );
}

/** A table in each of the kinds that are read, by the ending of its name, and how it is broken. */
export const tableFiles: Readonly<Record<string, { bytes: Uint8Array; change: typeof mutate }>> = {
  csv: {
    bytes: bytes([columns, ...rows].map((row) => row.map(quoted).join(',')).join('\n')),
    change: mutate,
  },
  tsv: {
    bytes: bytes(
      [columns, ...rows].map((row) => row.map((cell) => cell.replace('\n', ' ')).join('\t')).join('\r\n'),
    ),
    change: mutate,
  },
  json: { bytes: bytes(JSON.stringify({ orders: objects }, null, 1)), change: mutate },
  jsonl: { bytes: bytes(objects.map((object) => JSON.stringify(object)).join('\n')), change: mutate },
  xlsx: { bytes: workbook(), change: mutatePacked },
};
