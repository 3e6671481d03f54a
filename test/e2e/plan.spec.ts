import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './inkling.ts';
import { ideasPage } from './page/ideas-page.ts';
import { planPage } from './page/plan-page.ts';
import { startPage } from './page/start-page.ts';

test('a plan from proposal to road, with undo, an export, and a restart that keeps it', async ({
  inkling,
  folder,
}) => {
  let window = inkling.window;
  await startPage(window).newProject();
  let plan = planPage(window);
  await plan.open();

  await plan.button('Proposals for Market').click();
  await plan.button('Take up: Win one narrow group first').click();
  const taken = plan.item('Win one narrow group first');
  await expect(taken).toBeVisible();
  await expect(plan.column('Market').getByText('In the plan')).toBeVisible();

  await plan.button('Add your own to Technology').click();
  const form = plan.form('New entry for Technology');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByText('An entry needs a title.')).toBeVisible();
  await form.getByLabel('Title').fill('Sort two hundred tickets');
  await form.getByLabel('Owner').fill('Mira');
  await form.getByLabel('First day').fill('2026-03-10');
  await form.getByLabel('Last day').fill('2026-03-01');
  await expect(form.getByText('The last day is before the first.', { exact: false })).toBeVisible();
  await expect(form.getByRole('button', { name: 'Save' })).toBeDisabled();
  await form.getByLabel('Last day').fill('2026-04-20');
  // Left standing in its field: it is kept all the same.
  await form.getByLabel('A note or an address').fill('https://example.org/tickets');
  await form.getByRole('button', { name: 'Save' }).click();
  const item = plan.item('Sort two hundred tickets');
  await expect(item.getByText('1 piece of evidence')).toBeVisible();

  // The road is reached and opened with the keyboard alone.
  const bar = window.getByRole('button', { name: /^Edit “Sort two hundred tickets”/ });
  await bar.focus();
  await window.keyboard.press('Enter');
  const edit = plan.form('Sort two hundred tickets');
  await expect(edit.getByLabel('Title')).toBeFocused();
  await edit.getByRole('button', { name: 'Cancel' }).click();
  await window.getByRole('button', { name: 'Show as a table' }).click();
  await expect(window.getByRole('row', { name: /Sort two hundred tickets.*Mira/ })).toBeVisible();

  await item.hover();
  await plan.button('Delete: Sort two hundred tickets').click();
  await expect(item).toHaveCount(0);
  await plan.button('Undo').click();
  await expect(item).toBeVisible();

  const pdf = path.join(folder, 'plan.pdf');
  await inkling.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, pdf);
  await plan.button('Save as PDF').click();
  await expect.poll(() => existsSync(pdf), { timeout: 30_000 }).toBe(true);
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');

  await inkling.restart();
  window = inkling.window;
  plan = planPage(window);
  await startPage(window).openProject('Untitled project');
  await plan.open();
  await expect(plan.item('Sort two hundred tickets').getByText('Mira')).toBeVisible();
  await expect(plan.item('Win one narrow group first')).toBeVisible();
});

test('challenges, risks and the review: one “no” is not averaged away', async ({ inkling }) => {
  const { window } = inkling;
  await startPage(window).newProject();
  const plan = planPage(window);
  await plan.open();

  await plan.tab('Challenges');
  const mask = window.getByRole('listitem', { name: 'Mask what points at people' });
  await mask.getByRole('radio', { name: 'Done' }).click();
  await expect(window.getByText('1 of 5 settled')).toBeVisible();
  await plan.choose('Bind “Mask what points at people” to an idea or a prototype', 'Prototype: assistant');
  await expect(mask.getByText('Prototype: assistant')).toBeVisible();
  await mask.getByRole('textbox').fill('Names of regulars are masked');
  await plan.tab('Risks');

  await plan.button('Add a risk').click();
  const form = plan.form('New risk');
  await form.getByLabel('What could go wrong').fill('It names a customer');
  await plan.choose('Impact', /^4 Major/);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(window.getByText('3 × 4 = 12')).toBeVisible();
  await expect(
    window.getByRole('table').getByRole('button', { name: '1. It names a customer' }),
  ).toBeVisible();

  await plan.tab('Review');
  const question = (name: string) => window.getByRole('listitem', { name, exact: true });
  const summary = window.getByRole('region', { name: 'The review in short' });
  const first = question('Is it written down whom it helps, with what, and how that is measured?');
  await first.getByRole('radio', { name: 'Yes' }).click();
  await expect(first.getByText('Nothing stands behind this answer yet', { exact: false })).toBeVisible();
  await first.getByRole('textbox').fill('Waste per day, in the report of May');
  await question('May this data be used for this purpose, and do the people in it know?')
    .getByRole('radio', { name: 'No', exact: true })
    .click();
  await expect(summary.getByText('There is a “no”', { exact: false })).toBeVisible();
  await expect(summary.getByText('1 yes, 1 no,', { exact: false })).toBeVisible();
  await expect(first.getByText('Nothing stands behind this answer yet', { exact: false })).toHaveCount(0);

  await plan.tab('Challenges');
  await expect(mask.getByRole('textbox')).toHaveValue('Names of regulars are masked');
});

test('a case is found by its meaning and becomes an idea, and the idea a card', async ({ inkling }) => {
  const { window } = inkling;
  await startPage(window).openSample();
  const plan = planPage(window);
  await plan.open();
  await plan.tab('Cases');
  await window.getByRole('searchbox').fill('bread thrown away in the evening');
  await plan.button('Search').click();
  const found = window.getByRole('list', { name: 'Cases' }).getByRole('listitem');
  await expect(found.first()).toHaveAccessibleName('Baking what will be sold', { timeout: 30_000 });
  await plan.button('Use as a stimulus: Baking what will be sold').click();
  await window.getByRole('link', { name: 'Ideas', exact: true }).click();
  const ideas = ideasPage(window);
  // Candidates that fail every check are not shown, and said not to be.
  const nothing = window.getByText(/^Nothing worth showing/);
  await expect(ideas.items.or(nothing).first()).toBeVisible({ timeout: 120_000 });
  await ideas.expectIdle();
  await window.getByRole('button', { name: 'Add your own' }).click();
  await window.getByRole('textbox', { name: 'Title' }).fill('Half loaves at six');
  await window.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(ideas.items.getByText('Half loaves at six')).toBeVisible();
  await plan.open();
  await plan.tab('Cases');
  await plan.choose('Idea', 'Half loaves at six');
  await plan.button('Make a card').click();
  const card = window.getByRole('textbox', { name: 'Commercial value of “Half loaves at six”' });
  await card.fill('The school pays per quiet morning');
  await plan.tab('Risks');
  await plan.tab('Cases');
  await expect(card).toHaveValue('The school pays per quiet morning');
});
