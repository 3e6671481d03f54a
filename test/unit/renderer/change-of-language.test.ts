import { expect, it } from 'vitest';
import { createTexts } from '../../../renderer/i18n/texts.ts';

it('a language is there when it is changed to, and the one before as long as it is not', async () => {
  const texts = await createTexts('en');
  expect(texts.t('start.newProject')).toBe('New project');
  expect(texts.hasResourceBundle('zh-CN', 'translation')).toBe(false);
  const changing = texts.changeLanguage('zh-CN');
  expect(texts.t('start.newProject')).toBe('New project');
  await changing;
  expect(texts.language).toBe('zh-CN');
  expect(texts.t('start.newProject')).toBe('新建项目');
});
