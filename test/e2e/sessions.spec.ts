import { expect, test } from './inkling.ts';
import { ideasPage } from './page/ideas-page.ts';
import { ownPage } from './page/own-page.ts';
import { sessionPage } from './page/session-page.ts';
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
  await expect(own.region.getByText('More than 2,000 ideas', { exact: false })).toBeVisible();
  await expect(own.text).toHaveValue(many);
  await own.button('Cancel').click();

  await inkling.restart();
  window = inkling.window;
  await startPage(window).openProject('Untitled project');
  await ideasPage(window).open();
  await expect(ideasPage(window).items).toHaveCount(3);
  expect(await ideasPage(window).titles()).toEqual(['Quiet hour', 'Loan box', 'Drawer call']);
});

test('a Crazy 8s against the clock, a chain of three links and a box survive a restart and become ideas', async ({
  inkling,
}) => {
  let { window } = inkling;
  await startPage(window).newProject();
  await ideasPage(window).open();

  const eights = () => sessionPage(window, 'Crazy 8s', 'Open the sheet');
  let sheet = eights();
  await sheet.open();
  await sheet.region.getByRole('spinbutton', { name: 'Seconds a panel' }).fill('5');
  await sheet.button('Start the clock').click();
  await sheet.region.getByLabel('Panel 1', { exact: true }).fill('Night lamp: red when all are taken');
  // The clock goes on by itself.
  await expect(sheet.region.getByRole('timer')).toContainText('Panel 2', { timeout: 30_000 });
  await sheet.button('Pause').click();
  await sheet.region.getByLabel('Panel 2', { exact: true }).fill('Fold for a coin');
  await sheet.button('Give me a spark').click();

  const links = () => sessionPage(window, 'Yes, and', 'Begin a chain');
  let chain = links();
  await chain.open();
  for (const said of ['A shelf for the finished washing', 'with a bell', 'that the cleaners ring at nine']) {
    await chain.region.getByRole('textbox').last().fill(said);
    await chain.button('Add it').click();
  }
  await expect(chain.region.getByRole('listitem')).toHaveCount(3);
  await chain.button('Keep as an idea').first().click();
  await expect(chain.region.getByText('among the ideas')).toHaveCount(1);
  await chain.button('Keep as an idea').last().click();
  await expect(chain.region.getByText('among the ideas')).toHaveCount(2);

  const box = () => sessionPage(window, 'Morphological box', 'Open the box');
  let zwicky = box();
  await zwicky.open();
  await zwicky.button('Begin with four rows').click();
  const who = zwicky.region.getByRole('radiogroup', { name: 'Who does it' });
  await who.getByRole('radio').first().click();
  // As long as a finger holds it: the focus goes on after the event, and Radix checks only while the key is down.
  await window.keyboard.press('ArrowRight', { delay: 100 });
  await expect(who.getByRole('radio').nth(1)).toBeChecked();
  await zwicky.button('Random combination').click();
  await expect(zwicky.region.getByRole('radio', { checked: true })).toHaveCount(4);
  const picked = await zwicky.region.getByRole('radio', { checked: true }).allInnerTexts();
  await expect(zwicky.button('Generate ideas')).toBeEnabled();
  // Nothing waits for it to be saved: who quits at once loses nothing.
  await zwicky.close();

  await inkling.restart();
  window = inkling.window;
  await startPage(window).openProject('Untitled project');
  await ideasPage(window).open();
  await expect(ideasPage(window).items).toHaveCount(2);
  zwicky = box();
  await zwicky.open();
  await expect(zwicky.region.getByRole('radio', { checked: true })).toHaveText(picked);
  chain = links();
  await chain.open();
  await expect(chain.region.getByRole('listitem')).toHaveCount(3);
  sheet = eights();
  await sheet.open();
  await expect(sheet.region.getByLabel('Panel 2', { exact: true })).toHaveValue('Fold for a coin');
  await sheet.button('Add 2 ideas').click();
  await expect(ideasPage(window).items).toHaveCount(4);
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(ideasPage(window).items).toHaveCount(2);
  await window.keyboard.press('Control+Shift+Z');
  await expect(ideasPage(window).items).toHaveCount(4);
});
