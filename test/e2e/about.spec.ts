import { expect, test } from './inkling.ts';
import { expectAccessible } from './expect-accessible.ts';
import { bakery, briefPage } from './page/brief-page.ts';
import { ideasPage } from './page/ideas-page.ts';
import { startPage } from './page/start-page.ts';

test('what a brief is about is read from it, set right by the person, and still there after a restart', async ({
  inkling,
}) => {
  await startPage(inkling.window).newProject();
  await expect(inkling.window.getByRole('heading', { name: 'What it is about' })).toHaveCount(0);
  await briefPage(inkling.window).write(bakery);
  const part = () => inkling.window.getByRole('region', { name: 'What it is about' });
  const need = (name: string) => part().getByRole('button', { name: `Take away “${name}”` });
  await expect(need('Waste')).toBeVisible();
  await expectAccessible(inkling.window, 'what a brief is about');

  await need('Waste').click();
  await expect(need('Waste')).toHaveCount(0);
  await expect(part().getByText('Chosen by you.')).toBeVisible();
  await part().getByRole('button', { name: 'Add' }).click();
  await inkling.window.getByRole('textbox', { name: 'Find by a word' }).fill('too dear');
  await inkling.window.keyboard.press('Enter');
  await expect(need('Price')).toBeVisible();

  await inkling.restart();
  await startPage(inkling.window).openProject(bakery.Title);
  await briefPage(inkling.window).open();
  await expect(need('Price')).toBeVisible();
  await expect(need('Waste')).toHaveCount(0);

  // The same where ideas are asked for.
  await ideasPage(inkling.window).open();
  const line = inkling.window.getByRole('region', { name: 'The brief is about' });
  await expect(line.getByRole('button', { name: 'Take away “Price”' })).toBeVisible();
  await expectAccessible(inkling.window, 'what a brief is about, beside the ideas');
  await line.getByRole('button', { name: 'Take away “Price”' }).click();
  await line.getByRole('button', { name: 'Add' }).click();
  await inkling.window.getByRole('textbox', { name: 'Find by a word' }).fill('queue');
  await inkling.window.keyboard.press('Enter');
  await expect(line.getByRole('button', { name: 'Take away “Waiting”' })).toBeVisible();
  await briefPage(inkling.window).open();
  await expect(need('Waiting')).toBeVisible();
  await expect(need('Price')).toHaveCount(0);

  await part().getByRole('button', { name: 'Read it from the text again' }).click();
  await expect(need('Waste')).toBeVisible();
  await expect(need('Waiting')).toHaveCount(0);
});
