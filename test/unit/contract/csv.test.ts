import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvLine, exactCsvLine } from '../../../contract/csv.ts';

const awkward = ['a', 'b,c', 'say "x"', '"', 'two\nlines', 'return\rmark', '中文，“引号”', ' spaces ', ''];

describe('a line of CSV', () => {
  it('is quoted where it must be, and ends as RFC 4180 has it', () => {
    expect(csvLine(['a', 'b,c', 'say "x"', 'two\nlines', 1.5, true, null, ''])).toBe(
      'a,"b,c","say ""x""","two\nlines",1.5,true,,\r\n',
    );
  });

  it.each([csvLine, exactCsvLine])('is read back as it was (%o)', (line) => {
    const { data, errors } = Papa.parse<string[]>(line(awkward).slice(0, -2));
    expect(errors).toEqual([]);
    expect(data).toEqual([awkward]);
  });

  it('is run by no spreadsheet', () => {
    for (const text of [
      '=1+1',
      '+CMD',
      '-1+1',
      '- a point of a list',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '  =1',
      '\n=1',
      '＝1',
      '＋1',
      '－1',
      '＠x',
      '-Infinity',
    ])
      expect(csvLine([text]).replace(/^"/u, '').startsWith("'")).toBe(true);
    expect(csvLine(['=HYPERLINK("x")', 'b'])).toBe('"\'=HYPERLINK(""x"")",b\r\n');
  });

  it('keeps numbers, as numbers and as they are written', () => {
    expect(csvLine([-5, '-5', '-0.25', '+3', '-1e-7', 'a-b'])).toBe('-5,-5,-0.25,+3,-1e-7,a-b\r\n');
  });

  it('is exact where a program reads it back', () => {
    expect(exactCsvLine(['=1+1', '@user', '-x', 'a,b'])).toBe('=1+1,@user,-x,"a,b"\r\n');
  });
});
