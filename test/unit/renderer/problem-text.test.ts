import { expect, it } from 'vitest';
import { InklingError } from '../../../contract/errors.ts';
import { errorSentence, TranslatedError } from '../../../renderer/i18n/problem-text.ts';
import { zhProblems } from '../../../renderer/i18n/zh-problems.ts';

it('a failure is said in the language of the window, and one that was said in it already as it stands', () => {
  const fromBackend = new InklingError('not-found', 'This idea is not there any more.', 'Reload the list.');
  expect(errorSentence(fromBackend, 'en')).toBe(fromBackend.message);
  expect(errorSentence(fromBackend, 'zh-CN')).toBe(zhProblems['not-found'].message);
  expect(errorSentence(new Error('odd'), 'zh-CN')).toBe(zhProblems.internal.message);
  const own = new TranslatedError('not-found', '没有改动。', '请手动删除。');
  expect(errorSentence(own, 'zh-CN')).toBe('没有改动。');
});
