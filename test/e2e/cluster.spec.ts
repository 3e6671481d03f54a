import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './inkling.ts';
import { ideasPage } from './page/ideas-page.ts';
import { mapPage } from './page/map-page.ts';
import { startPage } from './page/start-page.ts';

const ideas = [
  ['Harbour ferry at dawn', 'A ferry that takes night workers over the harbour.'],
  ['Shared rowing boat', 'A rowing boat that neighbours on the harbour share.'],
  ['Sailing lessons', 'Sailing lessons on the harbour for beginners.'],
  ['Boat repair evening', 'One evening a week to repair a boat together.'],
  ['Sourdough by post', 'A loaf of sourdough bread by post each Friday.'],
  ['Bread oven in the yard', 'A bread oven that the street bakes in on Sundays.'],
  ['Baking class', 'A class in which beginners bake a first loaf of bread.'],
  ['Rye loaf subscription', 'A rye bread each week, ordered once.'],
  ['Rye loaf subscription', 'A rye bread each week, ordered once!'],
  ['Rye bread subscription', 'A rye bread every week, ordered only once.'],
] as const;

test('groups are proposed, adjusted, accepted and undone; duplicates merged; all kept over a restart', async ({
  inkling,
}) => {
  test.slow();
  let window = inkling.window;
  await startPage(window).newProject();
  await ideasPage(window).open();
  for (const [title, pitch] of ideas) await addIdea(window, title, pitch);
  let place = mapPage(window);
  await place.open();
  await place.expectDrawn(10);

  // A preview: nothing is grouped by it, and discarding leaves nothing behind.
  await place.propose();
  await place.button('Discard').click();
  await expect(place.groups.getByText('None yet.', { exact: false })).toBeVisible();
  await place.propose();
  await window.getByRole('radio', { name: 'Share all out' }).click();
  const count = window.getByRole('slider', { name: 'Number of groups' });
  await expect(count).toBeVisible({ timeout: 60_000 });
  await count.fill('2');
  await count.blur();
  const folds = place.proposal.getByRole('button', { name: /^Ideas of/ });
  await expect(folds).toHaveCount(2, { timeout: 60_000 });
  await expect(place.proposal.getByText(/kept together in \d+ of 10 reruns/).first()).toBeVisible();
  const name = place.proposal.getByRole('textbox').first();
  await name.fill('On the table');
  await name.press('Enter');
  await folds.last().click();
  await place
    .button(/^Move “/)
    .first()
    .click();
  await window.getByRole('menuitem', { name: 'Not in a group' }).click();
  await expect(place.proposal.getByText('Close to no group', { exact: false })).toBeVisible();
  await expectAccessible(window, 'a proposal');
  await place.button('Accept').click();
  await expect(place.groups.getByRole('listitem')).toHaveCount(2);
  await expect(place.groups.getByRole('textbox').first()).toHaveValue('On the table');
  await expect(place.groups.getByText('1 idea is in no group')).toBeVisible();
  await window.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(place.groups.getByText('None yet.', { exact: false })).toBeVisible();

  // What is brushed on the map can be put together by hand.
  await place.brushAll();
  await expect(window.getByText('10 ideas selected')).toBeVisible();
  await place.button('Move to a group…').click();
  await window.getByRole('menuitem', { name: 'A new group' }).click();
  await expect(place.groups.getByText('put together by hand')).toBeVisible();

  // By keyboard to an idea, which is then the one selected in the list.
  await place.map.focus();
  await place.map.press('Escape');
  await place.map.press('ArrowRight');
  await place.map.press('Enter');
  const title = await place.selection.locator('p').first().innerText();
  await window.getByRole('radio', { name: 'List', exact: true }).click();
  await expect(window.getByRole('list', { name: 'Ideas', exact: true })).toContainText(title);
  await place.open();

  // The same word for word, then the pair that is close: nothing is merged unasked.
  await place.button('Find duplicates').click();
  await expect(place.duplicates).toBeVisible({ timeout: 60_000 });
  await place.button('Merge into one').click();
  await expect(window.getByText('Merged 1 idea into another')).toBeVisible();
  await expect(place.duplicates.locator('mark').first()).toBeVisible();
  await expectAccessible(window, 'duplicates');
  await place.duplicates.getByRole('button', { name: 'Merge…' }).click();
  const sheet = window.getByRole('dialog');
  await sheet.getByLabel('Title from now on').fill('Rye for a year');
  await sheet.getByRole('button', { name: 'Merge', exact: true }).click();
  await place.button('Back to the map').click();
  await place.expectDrawn(8);
  await expect(place.selection.getByText('Rye for a year')).toBeVisible();
  await place.selection.getByRole('button', { name: 'Take out “Rye loaf subscription”' }).first().click();
  await place.expectDrawn(9);
  await window.locator('body').press('u');
  await place.expectDrawn(8);

  await inkling.restart();
  window = inkling.window;
  await window
    .getByRole('link', { name: /Untitled project/ })
    .first()
    .click();
  await ideasPage(window).open();
  place = mapPage(window);
  await place.open();
  await place.expectDrawn(8);
  await expect(place.groups.getByText('put together by hand')).toBeVisible();
  await place.button('Show as a table').click();
  await window.getByRole('button', { name: 'Rye for a year' }).click();
  await expect(place.selection.getByText('Merged into this idea')).toBeVisible();
  await expectAccessible(window, 'the map as a table');

  // From the list, too: M with several picked.
  await window.getByRole('radio', { name: 'List', exact: true }).click();
  await expect(ideasPage(window).items).toHaveCount(8);
  await window.locator('body').press('Control+a');
  await window.locator('body').press('m');
  await expect(window.getByRole('dialog')).toContainText('Merge 8 ideas into one');
});

test('a map of few ideas says so', async ({ inkling }) => {
  const { window } = inkling;
  await startPage(window).newProject();
  await ideasPage(window).open();
  await addIdea(window, 'Alone', '');
  const place = mapPage(window);
  await place.open();
  await expect(window.getByText('With 1 idea there is nothing to lay out', { exact: false })).toBeVisible({
    timeout: 60_000,
  });
  await place.button('Group the ideas').click();
  await expect(window.getByText('There are too few ideas', { exact: false }).first()).toBeVisible({
    timeout: 60_000,
  });
});

async function addIdea(window: Page, title: string, pitch: string) {
  await window.getByRole('button', { name: 'Add your own' }).click();
  await window.getByLabel('Title').fill(title);
  await window.getByLabel('Pitch').fill(pitch);
  await window.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(window.getByLabel('Title')).toHaveCount(0);
}
