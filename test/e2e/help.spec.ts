import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './inkling.ts';

test('the help is found, searched and read in both languages, and every setting is a command', async ({
  inkling,
}) => {
  const { window } = inkling;
  await expect(window.getByRole('button', { name: 'New project' })).toBeVisible();
  await window.keyboard.press('F1');
  const topics = window.getByRole('navigation', { name: 'Topics' });
  await expect(topics.getByRole('button')).toHaveCount(18);
  await expect(window.getByRole('heading', { name: 'Your first idea' })).toBeVisible();
  await expectAccessible(window, 'help');
  await window.getByRole('searchbox', { name: 'Search the help' }).fill('135 million');
  await expect(topics.getByRole('button')).toHaveCount(1);
  await topics.getByRole('button').click();
  await expect(window.getByRole('article').locator('mark').first()).toBeVisible();
  await window.getByRole('article').getByRole('link', { name: 'judging' }).click();
  await expect(window.getByRole('heading', { name: 'Judging ideas' })).toBeVisible();

  await window.keyboard.press('Control+k');
  await window.getByRole('combobox').fill('简体中文');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { name: '评判想法' })).toBeVisible();
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox').fill('暗色纸面');
  await window.keyboard.press('Enter');
  await expect(window.locator('html[data-theme=dark]')).toHaveCount(1);
  await expectAccessible(window, 'help, Chinese and dimmed');
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox').fill('English');
  await window.keyboard.press('Enter');

  await window
    .getByRole('link', { name: 'All projects' })
    .or(window.getByRole('button', { name: 'Search everything' }))
    .first()
    .click();
  await window.keyboard.press('Escape');
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox').fill('Open the sample');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { name: 'Brief', level: 1 })).toBeVisible();
  await window.getByRole('link', { name: 'Help with this place' }).click();
  await expect(window.getByRole('heading', { name: 'The brief' })).toBeVisible();
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox').fill('Ideas: Map');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('radio', { name: 'Map' })).toBeChecked();
});
