import { expect, it } from 'vitest';
import { readTests, writeTests } from '../../../backend/assistant/read-tests.ts';

it('reads back the tests it wrote, whatever their texts begin with', () => {
  const { tests } = readTests('question,kind\n退货要多久？,unanswerable\n');
  const awkward = ['"30 days", they said', '=1+1', '- a list', '@shop', '两行\n文字', 'a;b\tc'].map(
    (question) => ({ ...tests[0]!, question }),
  );
  expect(readTests(writeTests(awkward))).toEqual({ tests: awkward, problems: [] });
});
