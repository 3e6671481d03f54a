import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../backend/tables/read-table.ts';
import type { TableFacts } from '../../../backend/tables/table.ts';
import type { TableOptions } from '../../../contract/tables.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

interface Read {
  readonly facts: TableFacts;
  readonly columns: string[];
  readonly rows: (readonly string[])[];
  /** Lines of the broken ones. */
  readonly broken: number[];
  readonly lines: number[];
}

async function read(name: string, content: string | Uint8Array, options: TableOptions = {}): Promise<Read> {
  const file = path.join(await temporaryFolder(), name);
  await writeFile(file, content);
  const columns: string[] = [];
  const rows: (readonly string[])[] = [];
  const broken: number[] = [];
  const lines: number[] = [];
  const sink = {
    columns: (found: readonly { name: string }[]) => void columns.push(...found.map((column) => column.name)),
    row(cells: readonly string[], row: number, isBroken: boolean) {
      if (isBroken) broken.push(row);
      else rows.push([...cells]);
      lines.push(row);
      return true;
    },
  };
  const facts = readTable({ kind: 'file', path: file }, options, sink, { checkpoint() {}, progress() {} });
  return { facts, columns, rows, broken, lines };
}

const refusal = (name: string, content: string | Uint8Array) =>
  read(name, content).then(
    () => 'read',
    (error: unknown) => (error as { code: string }).code,
  );

describe('a table of text', () => {
  it('keeps quoted commas, quotes and line ends within a cell, and counts lines as the file has them', async () => {
    const { columns, rows, lines } = await read('a.csv', 'id,text\n1,"a, ""b""\nand c"\n2,d\n');
    expect(columns).toEqual(['id', 'text']);
    expect(rows).toEqual([
      ['1', 'a, "b"\nand c'],
      ['2', 'd'],
    ]);
    expect(lines).toEqual([2, 4]);
  });

  it.each([
    ['semicolons', 'a;b\n1,5;2\n3;4\n', ';'],
    ['tabs', 'a\tb\n1\t2\n3\t4\n', '\t'],
    ['bars', 'a|b\n1|2\n3|4\n', '|'],
  ])('finds %s', async (_, text, delimiter) => {
    const { facts, columns } = await read('a.csv', text);
    expect({ delimiter: facts.delimiter, columns }).toEqual({ delimiter, columns: ['a', 'b'] });
  });

  it('reads GB18030 and UTF-16, and takes the person’s word over its own', async () => {
    // 用户,商品 and 张三,茶 in GB18030.
    const gb = Uint8Array.of(
      ...[0xd3, 0xc3, 0xbb, 0xa7, 0x2c, 0xc9, 0xcc, 0xc6, 0xb7, 0x0a],
      ...[0xd5, 0xc5, 0xc8, 0xfd, 0x2c, 0xb2, 0xe8, 0x0a],
    );
    expect((await read('a.csv', gb, { encoding: 'gb18030' })).rows).toEqual([['张三', '茶']]);
    const utf16 = Buffer.from('\ufeffid,name\n1,café\n', 'utf16le');
    expect((await read('b.csv', utf16)).rows).toEqual([['1', 'café']]);
  });

  it('says which rows are broken and goes on', async () => {
    const { rows, broken } = await read('a.csv', 'a,b\n1,2\n3\n4,5,6\n7,8\n');
    expect(broken).toEqual([3, 4]);
    expect(rows).toEqual([
      ['1', '2'],
      ['7', '8'],
    ]);
  });

  it('renames columns that share a name, and says so', async () => {
    const { columns, facts } = await read('a.csv', 'id,name,name\n1,a,b\n');
    expect(new Set(columns).size).toBe(3);
    expect(facts.notes.length).toBeGreaterThan(0);
  });

  it('reads JSON and JSON Lines as it reads CSV', async () => {
    const rows = [
      { user: '01', item: 'a' },
      { user: '02', item: 'b', stars: 5 },
    ];
    const whole = await read('a.json', JSON.stringify(rows));
    const lines = await read('a.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
    for (const { columns, rows: cells } of [whole, lines]) {
      expect(columns).toEqual(['user', 'item', 'stars']);
      expect(cells).toEqual([
        ['01', 'a', ''],
        ['02', 'b', '5'],
      ]);
    }
  });

  it('is recognised by what it is, not by its name', async () => {
    const { facts, columns } = await read('a.json', 'user,item\n1,2\n');
    expect({ kind: facts.kind, columns }).toEqual({ kind: 'delimited', columns: ['user', 'item'] });
    expect(facts.notes.length).toBeGreaterThan(0);
  });
});

describe('what is no table', () => {
  it.each([
    ['nothing', 'a.csv', '', 'file-empty'],
    [
      'a picture',
      'a.csv',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13),
      'file-unsupported',
    ],
    ['a broken JSON list', 'a.json', '[{"a": 1}, {"a": ', 'file-damaged'],
  ])('%s is refused', async (_, name, content, code) => {
    expect(await refusal(name, content)).toBe(code);
  });

  it('is said to be missing when it is', () => {
    const sink = { columns() {}, row: () => true };
    expect(() =>
      readTable({ kind: 'file', path: '/nowhere/a.csv' }, {}, sink, { checkpoint() {}, progress() {} }),
    ).toThrow(expect.objectContaining({ code: 'file-unreadable' }) as Error);
  });
});
