import { expect, it } from 'vitest';
import { maskedText } from '../../../renderer/features/assistant/masked-text.ts';
import { createTexts } from '../../../renderer/i18n/texts.ts';

it('says what was masked in the words of the window, and leaves other brackets alone', () => {
  const text = 'Call [chinese-mobile] or [email], see [1] and [sic].';
  expect(maskedText(text, createTexts('en').t)).toBe('Call [mobile number] or [email], see [1] and [sic].');
  expect(maskedText(text, createTexts('zh-CN').t)).toBe('Call [手机号] or [邮箱], see [1] and [sic].');
});
