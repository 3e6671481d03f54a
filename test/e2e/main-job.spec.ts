import { expect, test } from './inkling.ts';
import { bakery, briefPage } from './page/brief-page.ts';
import { ideasPage } from './page/ideas-page.ts';
import { startPage } from './page/start-page.ts';

test('from a brief to ideas, and everything is there after a restart', async ({ inkling }) => {
  await startPage(inkling.window).newProject();
  await briefPage(inkling.window).write(bakery);
  let ideas = ideasPage(inkling.window);
  await ideas.open();
  await ideas.generate('SCAMPER', 3);
  await expect(ideas.items.first()).toBeVisible({ timeout: 60_000 });
  await ideas.expectIdle();
  const count = await ideas.items.count();
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThanOrEqual(3);
  await expect(inkling.window.getByText('the next ones follow')).toBeVisible();
  await ideas.star(0);
  const titles = await ideas.titles();
  expect(new Set(titles).size).toBe(titles.length);

  await inkling.restart();
  await startPage(inkling.window).openProject(bakery.Title);
  await briefPage(inkling.window).open();
  await briefPage(inkling.window).expectToHold(bakery);
  ideas = ideasPage(inkling.window);
  await ideas.open();
  await expect(ideas.items).toHaveCount(count);
  expect(await ideas.titles()).toEqual(titles);
  await expect(ideas.items.first().getByRole('button', { name: 'Unstar' })).toBeVisible();

  // What was starred is heard, after a restart too, and the window says so.
  await ideas.generate('A bit of everything', 1);
  await ideas.expectIdle();
  await expect(inkling.window.getByText('Chosen after 1 idea that you starred or chose.')).toBeVisible();
});

test('stopping midway keeps the ideas so far', async ({ inkling }) => {
  await startPage(inkling.window).newProject();
  await briefPage(inkling.window).write(bakery);
  const ideas = ideasPage(inkling.window);
  await ideas.open();
  await ideas.generate('SCAMPER', 30);
  await expect(ideas.items.first()).toBeVisible({ timeout: 60_000 });
  await ideas.stop.click();
  await expect(ideas.stop).toHaveCount(0);
  await expect(inkling.window.getByText(/^Stopped\. \d+ ideas? (is|are) kept\.$/)).toBeVisible();
  const titles = await ideas.titles();
  expect(titles.length).toBeLessThan(30);

  await inkling.restart();
  await startPage(inkling.window).openProject(bakery.Title);
  await ideasPage(inkling.window).open();
  await expect(ideasPage(inkling.window).items).toHaveCount(titles.length);
  expect(await ideasPage(inkling.window).titles()).toEqual(titles);
});
