import path from 'node:path';
import { collect } from '../support/collect.ts';
import { seedStore } from '../support/seed-store.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './inkling.ts';

test('whatever was written is found from anywhere, and opened where it stands', async ({
  inkling,
  folder,
}) => {
  await inkling.close();
  await seedStore(path.join(folder, 'data'), async (client) => {
    const { id: projectId } = await client.call('projects.create', {
      name: 'Bakery',
      brief: { problem: 'Loaves are left over at closing time.' },
    });
    for (let i = 0; i < 40; i++)
      await client.call('ideas.add', { projectId, fields: { title: `Roll ${i}`, pitch: 'Crisp and warm.' } });
    await client.call('ideas.add', {
      projectId,
      fields: { title: 'Leftover auction', pitch: 'Loaves left at closing go to the highest bidder.' },
    });
    const texts = [{ title: 'rules.md', text: '# Rules\n\nLeftover loaves are given away after seven.' }];
    await collect(client.stream('sources.import', { projectId, texts }));
    await client.call('projects.create', {
      name: 'Mill',
      brief: { problem: 'Leftover bran is thrown away.' },
    });
  });
  await inkling.restart();
  const palette = inkling.window.getByRole('dialog', { name: 'Search or command' });
  const find = async (words: string) => {
    await inkling.window.keyboard.press('Control+k');
    await palette.getByRole('combobox').fill(words);
  };
  await expect(inkling.window.getByRole('button', { name: 'New project' })).toBeVisible();
  await inkling.window.getByRole('button', { name: 'Search everything' }).click();
  await palette.getByRole('combobox').fill('leftover');
  await expect(palette.getByRole('option')).toHaveCount(3);
  await expect(palette.locator('mark', { hasText: 'Leftover' }).first()).toBeVisible();
  await expectAccessible(inkling.window, 'everything searched');
  await palette.getByRole('option', { name: 'Leftover auction' }).click();
  await expect(inkling.window.getByRole('article', { name: 'Leftover auction' })).toBeInViewport();

  await find('given away');
  await expect(palette.getByRole('option', { name: /rules\.md/u })).toBeVisible();
  await inkling.window.keyboard.press('Enter');
  await expect(
    inkling.window.getByRole('dialog', { name: 'rules.md' }).locator('mark').first(),
  ).toBeInViewport();
  await inkling.window.keyboard.press('Escape');

  await find('leftover');
  await expect(palette.getByRole('option', { name: /Mill/u })).toBeVisible();
  await palette.getByLabel('In this project only').check();
  await expect(palette.getByRole('option', { name: /Mill/u })).toHaveCount(0);
  await expect(palette.getByRole('option', { name: /Leftover auction/u })).toBeVisible();
});
