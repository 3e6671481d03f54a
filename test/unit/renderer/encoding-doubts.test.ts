import { expect, it } from 'vitest';
import { isDoubtful, isPlainText, worthALook } from '../../../renderer/features/knowledge/encoding-doubts.ts';

const preview = {
  kind: 'text' as const,
  text: 'x',
  encoding: 'windows-1252',
  confidence: 0.95,
  problems: [],
};

it('asks for a look only where the encoding is a guess', () => {
  expect(isDoubtful(preview)).toBe(false);
  expect(isDoubtful({ ...preview, confidence: 0.6 })).toBe(true);
  const problems = [{ code: 'characters-replaced', values: { count: 3 }, message: 'x' }];
  expect(isDoubtful({ ...preview, problems })).toBe(true);
  // A PDF says itself what its characters are.
  expect(isDoubtful({ ...preview, encoding: null, confidence: null, problems })).toBe(false);
});

it('looks unasked only at plain text that is read in a moment', () => {
  const files = [
    { path: '/a/手册.TXT', size: 10 },
    { path: '/a/big.csv', size: 50_000_000 },
    { path: '/a/b.pdf', size: 10 },
  ];
  expect(worthALook(files)).toEqual([files[0]]);
  expect(files.map(isPlainText)).toEqual([true, true, false]);
  const many = Array.from({ length: 100 }, (_, i) => ({ path: `/a/${i}.md`, size: 1 }));
  expect(worthALook(many)).toHaveLength(20);
});
