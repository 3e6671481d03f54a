import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './inkling.ts';
import { modelsPage } from './page/models-page.ts';
import { settingsPage } from './page/settings-page.ts';

test('models to be had say how they would do here, in both languages and on both papers', async ({
  inkling,
}) => {
  const { window } = inkling;
  const models = modelsPage(window);
  await models.open();
  const offered = models.catalogue.getByRole('listitem').filter({ hasText: 'Qwen 2.5 1.5B Instruct' });
  await expect(offered).toContainText('1.1 GB to fetch');
  await expect(offered).toContainText('Apache 2.0');
  await expect(offered).not.toContainText('tokens a second');

  await models.catalogue.getByRole('button', { name: 'Measure this machine' }).click();
  await expect(models.catalogue.getByRole('button', { name: 'Measure again' })).toBeVisible({
    timeout: 60_000,
  });
  await expect(offered).toContainText(/about [\d.,]+ tokens a second/);
  await expectAccessible(window, 'the catalogue');

  await settingsPage(window).choose('Dimmed');
  await settingsPage(window).choose('简体中文');
  await window.evaluate(() => void (location.hash = '#/models'));
  const chinese = window.getByRole('region', { name: '可以下载的模型' });
  await expect(chinese.getByRole('listitem').filter({ hasText: 'Qwen 2.5 1.5B Instruct' })).toContainText(
    '每秒约',
  );
  await expectAccessible(window, 'the catalogue in Chinese, dimmed');
});
