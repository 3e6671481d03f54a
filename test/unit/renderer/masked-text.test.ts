import { expect, it } from 'vitest';
import { maskedText } from '../../../renderer/features/assistant/masked-text.ts';
import { createTexts } from '../../../renderer/i18n/texts.ts';

it('says what was masked in the words of the window, and leaves other brackets alone', async () => {
  const text = 'Call [chinese-mobile] or [email], see [1] and [sic].';
  const [english, chinese] = await Promise.all([createTexts('en'), createTexts('zh-CN')]);
  expect(maskedText(text, english.t)).toBe('Call [mobile number] or [email], see [1] and [sic].');
  expect(maskedText(text, chinese.t)).toBe('Call [手机号] or [邮箱], see [1] and [sic].');
});
