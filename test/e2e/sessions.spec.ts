import { expect, test } from './inkling.ts';
import { ideasPage } from './page/ideas-page.ts';
import { ownPage } from './page/own-page.ts';
import { startPage } from './page/start-page.ts';

test('ideas of one’s own come from a pasted list and a table, go with one undo, and stay after a restart', async ({
  inkling,
}) => {
  let { window } = inkling;
  await startPage(window).newProject();
  await ideasPage(window).open();
  const own = ownPage(window);
  await own.open();
  await own.text.fill('- Quiet hour\n\n2. Loan box: lend a pair for a week\n- Quiet hour\n');
  await expect(own.read).toContainText('3 ideas were read.');
  await expect(own.preview).toHaveCount(3);
  await expect(own.preview.nth(2)).toContainText('there already');
  await own.button('Add 2 ideas').click();
  await expect(ideasPage(window).items).toHaveCount(2);
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(ideasPage(window).items).toHaveCount(0);

  // The same again, for good; then a table whose columns are named otherwise.
  await own.open();
  await own.text.fill('Quiet hour\nLoan box: lend a pair for a week');
  await own.button('Add 2 ideas').click();
  await expect(ideasPage(window).items).toHaveCount(2);
  await own.open();
  await own.chooseFile(
    'ideas.csv',
    'What we could do,Note\nDrawer call,"Ring after ""six"" weeks"\n,no title\n',
  );
  await expect(own.read).toContainText('One row has no title and is left out.');
  await own.choice('Pitch').click();
  await window.getByRole('option', { name: 'Note' }).click();
  await expect(own.preview.first()).toContainText('Ring after "six" weeks');
  await own.button('Add one idea').click();
  await expect(ideasPage(window).items).toHaveCount(3);

  // Too many: said in words, and the text is still there.
  await own.open();
  const many = Array.from({ length: 2001 }, (_, i) => `Idea ${i}`).join('\n');
  await own.chooseFile('many.txt', many);
  await expect(own.region.getByText('These are 2,001 ideas', { exact: false })).toBeVisible();
  await expect(own.text).toHaveValue(many);
  await own.button('Cancel').click();

  await inkling.restart();
  window = inkling.window;
  await startPage(window).openProject('Untitled');
  await ideasPage(window).open();
  expect(await ideasPage(window).titles()).toEqual(['Quiet hour', 'Loan box', 'Drawer call']);
});
