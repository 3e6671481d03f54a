import { expect, it } from 'vitest';
import { csvLine } from '../../../../backend/predict/out/csv.ts';

it('quotes what needs it, and lets no cell be run as a formula', () => {
  expect(csvLine(['a', 'b,c', 'say "x"', 'two\nlines', '-5', '=1+1', ''])).toBe(
    'a,"b,c","say ""x""","two\nlines",-5,\'=1+1,\r\n',
  );
});
