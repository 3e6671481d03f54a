import { writeFileSync } from 'node:fs';
import { randomGguf } from '../support/random-gguf.ts';
import { hasSoftwareGraphics, softwareGraphics } from '../support/software-graphics.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expect, startInkling, test } from './inkling.ts';
import { modelsPage } from './page/models-page.ts';
import { settingsPage } from './page/settings-page.ts';

const name = 'Random Q4_0';
const card = 'Graphics card (WebGPU)';

test('without a graphics card, models run on the processor, and why is said', async ({ inkling }) => {
  const { window } = inkling;
  const models = modelsPage(window);
  await models.open();
  await expect(models.model('Inkling 135M')).toContainText('Runs on');
  await expect(models.model('Inkling 135M').getByRole('combobox')).toHaveCount(0);
  await models.catalogue.getByRole('button', { name: 'Try them' }).click();
  await expect(models.catalogue.getByRole('button', { name: 'Try again' })).toBeVisible({ timeout: 60_000 });
  await expect(
    models.catalogue.getByRole('listitem').filter({ hasText: 'doesn’t work here:' }).first(),
  ).toBeVisible();
  await expectAccessible(window, 'what models could run on');
});

test.describe('with a card that the processor acts as', () => {
  test.skip(!hasSoftwareGraphics, 'Electron brings SwiftShader for Linux on x64.');

  test('it is tried by a process of the shell’s, compared with the processor, and chosen', async () => {
    const info = test.info();
    test.setTimeout(400_000);
    Object.assign(process.env, await softwareGraphics());
    const inkling = await startInkling(info.outputPath('data'));
    try {
      const { window } = inkling;
      const file = info.outputPath('tiny.gguf');
      const measures = {
        layers: 2,
        width: 64,
        hidden: 128,
        heads: 4,
        cacheHeads: 2,
        packing: 'Q4_0',
      } as const;
      writeFileSync(file, randomGguf(measures));
      const models = modelsPage(window);
      await models.open();
      await models.catalogue.getByRole('button', { name: 'Try them' }).click();
      await expect(models.catalogue.getByRole('listitem').filter({ hasText: card })).toContainText(
        'works here',
        {
          timeout: 60_000,
        },
      );
      await models.choose(file);
      await expect(models.bring.getByText(`${name} is here.`)).toBeVisible({ timeout: 60_000 });

      const entry = models.model(name);
      await entry.getByRole('button', { name: 'Compare' }).click();
      await expect(entry).toContainText(new RegExp(`Processor: [\\d.,]+ tokens a second`), {
        timeout: 240_000,
      });
      await expect(entry).toContainText(/WebGPU\): [\d.,]+ tokens a second/, { timeout: 240_000 });
      // A processor that acts as a card is slower than itself.
      const choice = entry.getByRole('combobox', { name: `What ${name} runs on` });
      await expect(choice).toContainText('Fastest measured: Processor');
      await choice.click();
      await window.getByRole('option', { name: card }).click();
      await expect(choice).toHaveText(card);
      await expectAccessible(window, 'what a model runs on');

      await inkling.restart();
      await modelsPage(inkling.window).open();
      await expect(modelsPage(inkling.window).model(name).getByRole('combobox')).toHaveText(card);
      await settingsPage(inkling.window).choose('简体中文');
      await inkling.window.evaluate(() => void (location.hash = '#/models'));
      await expect(modelsPage(inkling.window).model(name)).toContainText('运行于');
    } finally {
      await inkling.close();
      delete process.env.LD_LIBRARY_PATH;
      delete process.env.VK_ICD_FILENAMES;
    }
  });
});
