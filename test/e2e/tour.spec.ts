import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './inkling.ts';
import { startPage } from './page/start-page.ts';

test('one is shown around by keyboard, leaves with Escape, and is not asked again', async ({ inkling }) => {
  const { window } = inkling;
  const open = () => window.getByRole('button', { name: 'Open a sample with results' }).click();
  const offer = window.getByRole('button', { name: 'Show me around' });
  const card = window.getByRole('dialog');
  await open();
  await offer.click();
  await expect(card).toHaveAccessibleName('Brief');
  await expect(card).toHaveAccessibleDescription(/^What the problem is/);
  await expect(card.getByRole('button', { name: 'Next' })).toBeFocused();
  await expect(window.getByRole('link', { name: 'Brief', exact: true })).toHaveAttribute('data-toured', '');
  await expectAccessible(window, 'being shown around');
  await window.keyboard.press('Enter');
  await expect(card).toHaveAccessibleName('Ideas');
  await expect(window).toHaveURL(/\/ideas$/);
  await window.keyboard.press('ArrowRight');
  await expect(card).toHaveAccessibleName('Develop');
  await window.keyboard.press('ArrowLeft');
  await expect(card).toHaveAccessibleName('Ideas');
  await window.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await expect(window.locator('[data-toured]')).toHaveCount(0);

  await startPage(window).open();
  await open();
  await expect(window.getByRole('article').first()).toBeVisible();
  await expect(offer).toHaveCount(0);

  // Asked for by name, it comes, and goes through to the end.
  await window.keyboard.press('Control+k');
  await window.keyboard.type('show me around');
  await window.keyboard.press('Enter');
  await expect(card).toHaveAccessibleName('Brief');
  for (let step = 1; step < 8; step++) {
    const title = await card.locator('#tour-title').innerText();
    await window.keyboard.press('Enter');
    await expect(card).not.toHaveAccessibleName(title);
  }
  await expect(card).toHaveAccessibleName('Nothing leaves');
  await window.keyboard.press('Enter');
  await expect(card).toHaveCount(0);
});

test('a place that is drawn while one is shown around leaves the keys to the card; what a person goes to keeps them', async ({
  inkling,
}) => {
  const { window } = inkling;
  const card = window.getByRole('dialog');
  const next = card.getByRole('button', { name: 'Next' });
  const question = window.getByRole('textbox', { name: 'Question', exact: true });
  await window.getByRole('button', { name: 'Open a sample with results' }).click();
  await window.getByRole('button', { name: 'Show me around' }).click();
  await expect(card).toHaveAccessibleName('Brief');
  for (const title of ['Ideas', 'Develop', 'Assistant']) {
    await window.keyboard.press('Enter');
    await expect(card).toHaveAccessibleName(title);
  }

  // Its field asks for the focus when it is drawn, after the card.
  await expect(question).toBeVisible();
  await expect(next).toBeFocused();
  await window.keyboard.press('ArrowLeft');
  await expect(card).toHaveAccessibleName('Develop');
  await window.keyboard.press('ArrowRight');
  await expect(card).toHaveAccessibleName('Assistant');
  await expect(question).toBeVisible();
  await expect(next).toBeFocused();

  await question.click();
  await window.keyboard.type('What is it about?');
  await expect(question).toHaveValue('What is it about?');
  await expect(card).toHaveAccessibleName('Assistant');

  await next.focus();
  await window.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
});
