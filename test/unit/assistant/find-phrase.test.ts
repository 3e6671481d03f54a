import { expect, test } from 'vitest';
import { findPhrase } from '../../../backend/assistant/find-phrase.ts';

test('a phrase may hold every sign that means something in a pattern, and stands for itself only', () => {
  for (const sign of '-/.*+?^${}()|[]\\') {
    const word = `co${sign}op`;
    expect(findPhrase(`Our ${word} sells bread.`, [word]), word).toBe(word);
    expect(findPhrase('Our coxop sells bread.', [word]), word).toBeNull();
  }
});
