import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './inkling.ts';
import { composePage } from './page/compose-page.ts';
import { ideasPage } from './page/ideas-page.ts';
import { startPage } from './page/start-page.ts';

const writingTimeout = 120_000;
const clumsy =
  'In order to utilize the board, you need to purchase a subscription prior to the commencement of the month.';

test('a text from template to variants, rewritten in part, and kept with its history', async ({
  inkling,
  folder,
}) => {
  test.slow();
  let window = inkling.window;
  await startPage(window).openSample();
  await ideasPage(window).open();
  await window.getByRole('button', { name: 'Add your own' }).click();
  await window.getByRole('textbox', { name: 'Title' }).fill('Seat board');
  await window.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(ideasPage(window).items.getByText('Seat board')).toBeVisible();
  let compose = composePage(window);
  await compose.open();
  await compose.template('Landing page');

  // The brief fills what it can; what it can't is said in place, and nothing is written.
  await expect(compose.value('The problem')).toHaveValue(/44 percent/);
  await expect(window.getByText('From the brief: problem.', { exact: false })).toBeVisible();
  await compose.button('Write').click();
  await expect(window.getByText('“What it is” is empty', { exact: false })).toBeVisible();
  await expect(compose.variants).toHaveCount(0);
  await compose.value('What it is').fill('a board that shows which lessons are free');
  await compose.choose('Fill from the idea', 'Seat board');
  await expect(compose.value('Product')).toHaveValue('Seat board');
  await compose.button('Write').click();
  await expect(compose.variants).toHaveCount(3, { timeout: writingTimeout });
  const best = compose.variants.first();
  await expect(best.getByText('ranked 1')).toBeVisible();
  await expect(best.getByText('Fit to the brief', { exact: false })).toBeVisible();
  await expect(best.getByText('Seat board').first()).toBeVisible();
  await best.getByRole('button', { name: 'Take this one' }).click();

  await expect(compose.text).toHaveValue(/a board that shows which lessons are free/i);
  const written = await compose.text.inputValue();
  await compose.text.fill(`${written}\n\n${clumsy}`);
  await expect(window.getByText('Version 2, being written')).toBeVisible();
  await compose.button('Keep version').click();
  await expect(window.getByText('Version 2', { exact: true })).toBeVisible();

  // What can't be done here is said, and there is no button for it.
  await expect(window.getByText('Translating is not possible here', { exact: false })).toBeVisible();
  await expect(compose.button('Translate')).toHaveCount(0);
  await expect(compose.button('Simplify')).toBeDisabled();
  await compose.select(clumsy);
  await compose.button('Simplify').click();
  const changes = compose.proposal.getByRole('checkbox');
  await expect(changes.first()).toBeVisible({ timeout: writingTimeout });
  const all = await changes.count();
  expect(all).toBeGreaterThan(1);
  // The first change is left: the words it would replace stay.
  const left = changes.first();
  await left.focus();
  await window.keyboard.press(' ');
  await expect(left).not.toBeChecked();
  await expect(compose.proposal.getByText(`${all - 1} of ${all} changes taken`)).toBeVisible();
  await compose.button('Put into the text').click();
  await expect(compose.text).toHaveValue(/In order to utilize|In order/);
  await expect(compose.text).not.toHaveValue(new RegExp(clumsy));
  const rewritten = await compose.text.inputValue();

  await compose.aside('History');
  await expect(compose.version(3)).toContainText(`${all - 1} of ${all} changes taken`);
  await compose.button('Show changes: Version 3').click();
  await expect(compose.version(3).locator('ins').first()).toBeVisible();
  await compose.button('Restore: Version 2').click();
  await expect(compose.version(4)).toContainText('Version 2 restored');
  await expect(compose.text).toHaveValue(`${written}\n\n${clumsy}`);
  await compose.button('Restore: Version 3').click();
  await expect(compose.text).toHaveValue(rewritten);

  const pdf = path.join(folder, 'text.pdf');
  await inkling.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, pdf);
  await compose.button('Take along').click();
  await window.getByRole('menuitem', { name: 'PDF' }).click();
  await expect.poll(() => existsSync(pdf), { timeout: 30_000 }).toBe(true);
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');

  // Typed and not kept as a version: it is saved all the same.
  await compose.title.fill('Seat board, the page');
  await compose.text.fill(`${rewritten}\n\nCome and see it.`);
  await expect(window.getByText('Version 6, being written')).toBeVisible();
  await expect(compose.button('Keep version')).toBeEnabled();
  await compose.aside('History');
  await expect(compose.version(6)).toContainText('+4');
  await inkling.restart();
  window = inkling.window;
  compose = composePage(window);
  await startPage(window).openProject('Driving school with empty seats');
  await compose.open();
  await compose.tab('Texts');
  await compose.template('Seat board, the page');
  await expect(compose.text).toHaveValue(`${rewritten}\n\nCome and see it.`);
  await compose.aside('History');
  await expect(compose.version(1)).toContainText('From “Landing page”');
  await expect(compose.version(6)).toContainText('Written by you');
});

test('what can’t be used is refused with a sentence, and nothing typed is lost', async ({ inkling }) => {
  const { window } = inkling;
  await startPage(window).newProject();
  const compose = composePage(window);
  await compose.open();

  // A value of the wrong kind, and settings out of bounds.
  await compose.template('Interview guide');
  await compose.value('Minutes').fill('half an hour');
  await expect(window.getByText('“Minutes” is a number. Write digits, like 1200.')).toBeVisible();
  await compose.button(/^How it should be/).click();
  await window.getByRole('textbox', { name: 'Words', exact: true }).fill('2');
  await expect(window.getByText('“Words” is a whole number from 5 to 3,000.')).toBeVisible();
  await compose.button('Write').click();
  await expect(
    window.getByText('Nothing was written, and all you typed is kept.', { exact: false }),
  ).toBeVisible();
  await compose.button('All templates').click();
  await compose.template('Interview guide');
  await expect(compose.value('Minutes')).toHaveValue('half an hour');

  // A template that uses what it does not ask for.
  await compose.button('All templates').click();
  await compose.button('New template').click();
  await compose.button('Save').click();
  await expect(window.getByText('A template needs a name.')).toBeVisible();
  await window.getByRole('textbox', { name: 'Name', exact: true }).fill('Door sign');
  const phrasing = window.getByRole('textbox', { name: /^Phrasing 1 of/ });
  await phrasing.fill('{prodct} is inside.');
  await compose.button('Save').click();
  await expect(window.getByText('uses {prodct}, which isn’t a variable', { exact: false })).toBeVisible();
  await expect(window.getByText('Is {product} meant?', { exact: false })).toBeVisible();
  await phrasing.fill('{product} is inside.');
  await compose.button('Save').click();
  await compose.value('Product').fill('Fresh bread');
  await compose.button('Write').click();
  await expect(compose.variants.first()).toContainText('Fresh bread is inside.', { timeout: writingTimeout });

  // Deleting it has a way back.
  await compose.button('All templates').click();
  const own = window.getByRole('list', { name: 'Your own' });
  await own.getByRole('button', { name: 'Door sign', exact: true }).hover();
  await compose.button('Delete “Door sign”').click();
  await expect(own).toHaveCount(0);
  await compose.button('Undo').click();
  await expect(own.getByRole('button', { name: 'Door sign', exact: true })).toBeVisible();

  // A schema that no document satisfies.
  await compose.tab('To a schema');
  await window.getByRole('radio', { name: 'Paste a JSON Schema' }).click();
  const schema = window.getByRole('textbox', { name: 'JSON Schema' });
  const impossible =
    '{"type":"object","properties":{"age":{"type":"integer","minimum":5,"maximum":3}},"required":["age"]}';
  await schema.fill(impossible);
  await expect(window.getByText('No document can satisfy this schema, at /properties/age.')).toBeVisible();
  await expect(window.getByText('No whole number is at least 5 and at most 3.')).toBeVisible();
  const facts = window.getByRole('textbox', { name: 'Facts' });
  await facts.fill('A dryer for boots\nprice: 49 euros');
  await compose.button('Write the document').click();
  await expect(
    window.getByRole('alert').getByText('The schema can’t be satisfied', { exact: false }),
  ).toBeVisible();
  await expect(schema).toHaveValue(impossible);
  await expect(facts).toHaveValue('A dryer for boots\nprice: 49 euros');

  // Drawn as fields, it is written, and every value comes from the facts.
  await window.getByRole('radio', { name: 'Draw fields' }).click();
  await compose.button('Add a field').click();
  await window.getByRole('textbox', { name: 'Name of the field' }).fill('price');
  await compose.choose('Kind of the field', 'Whole number');
  await expect(window.getByText('The schema can be satisfied')).toBeVisible();
  await compose.button('Write the document').click();
  await expect(window.getByRole('row', { name: '/price 49 the facts' })).toBeVisible({
    timeout: writingTimeout,
  });
});
