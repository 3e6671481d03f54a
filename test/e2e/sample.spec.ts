import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './inkling.ts';

test('one click opens a sample in which every place holds results', async ({ inkling }) => {
  test.slow();
  const { window } = inkling;
  await window.getByRole('button', { name: 'Open a sample with results' }).click();
  await expect(window.getByRole('heading', { name: 'Ideas', level: 1 })).toBeVisible();
  await expect(window.getByRole('article').first()).toBeVisible();
  await expectAccessible(window, 'sample, ideas');
  const go = (name: string) => window.getByRole('link', { name, exact: true }).click();
  await go('Knowledge');
  await expect(window.getByRole('table').first()).toContainText('manual.md');
  await go('Assistant');
  await expect(window.getByText('How long does the first charge of the battery take?').first()).toBeVisible();
  await expect(window.getByRole('button', { name: /^Passage 1:/ }).first()).toBeVisible();
  await go('Develop');
  await expect(window.getByRole('textbox', { name: 'Problem, entry 1' })).toHaveValue(/62 of 410/u);
  await go('Plan');
  await expect(window.getByText('Ask ten learners on the waiting list').first()).toBeVisible();
});
