import { expect, test } from './inkling.ts';
import { assistantPage } from './page/assistant-page.ts';
import { networkPage } from './page/network-page.ts';
import { startPage } from './page/start-page.ts';

test.use({ triesRefusedThings: true });

test('what a page and the shell were refused stands in the log, also after a restart', async ({
  inkling,
}) => {
  await inkling.window.getByRole('button', { name: 'New project' }).waitFor();
  let privacy = networkPage(inkling.window);
  await privacy.open();
  await expect(inkling.window.getByText('Nothing has tried.', { exact: false })).toBeVisible();
  await expect(privacy.files).toContainText('inkling.db');

  await inkling.window.evaluate(() => fetch('https://leak.example:8443/').catch(() => null));
  await inkling.app.evaluate(({ net }) => net.fetch('http://other.example/').catch(() => null));
  const fromPage = privacy.attempts.filter({ hasText: 'leak.example:8443' });
  await expect(fromPage).toContainText('The window');
  await expect(fromPage).toContainText('Refused');
  await expect(privacy.attempts.filter({ hasText: 'other.example:80' })).toContainText('Refused');

  await inkling.restart();
  privacy = networkPage(inkling.window);
  await inkling.window.getByRole('button', { name: 'New project' }).waitFor();
  await privacy.open();
  await expect(privacy.attempts).toHaveCount(3);
  await inkling.window.getByRole('button', { name: 'Forget these lines' }).click();
  await expect(inkling.window.getByText('Nothing has tried.', { exact: false })).toBeVisible();
});

test('the lock ends publishing and refuses it, until it is lifted', async ({ inkling }) => {
  const address = 'http://127.0.0.1:18918';
  await startPage(inkling.window).newProject();
  await assistantPage(inkling.window).open();
  await inkling.window.getByRole('button', { name: 'Publish', exact: true }).click();
  await inkling.window.getByRole('textbox', { name: 'Port' }).fill('18918');
  await inkling.window.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(inkling.window.getByText(address, { exact: true }).last()).toBeVisible();
  expect((await fetch(`${address}/v1/models`)).status).toBe(401);

  const there = inkling.window.url();
  let privacy = networkPage(inkling.window);
  await privacy.open();
  await expect(inkling.window.getByText(`On, at ${address}`, { exact: false })).toBeVisible();
  await expect(privacy.attempts.filter({ hasText: '127.0.0.1:18918' })).toContainText('Let through');
  await privacy.lock('Locked').click();
  await expect(
    inkling.window.getByText('Off. It is started under Assistant', { exact: false }),
  ).toBeVisible();
  await expect(fetch(`${address}/v1/models`)).rejects.toThrow();

  await inkling.restart();
  await inkling.window.getByRole('button', { name: 'New project' }).waitFor();
  await inkling.window.evaluate((url) => void (location.href = url), there);
  await inkling.window.getByRole('button', { name: 'Publish', exact: true }).click();
  await inkling.window.getByRole('textbox', { name: 'Port' }).fill('18918');
  await inkling.window.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(inkling.window.getByText('Inkling is locked offline', { exact: false })).toBeVisible();

  privacy = networkPage(inkling.window);
  await privacy.open();
  await expect(privacy.lock('Locked')).toBeChecked();
  await privacy.lock('Not locked').click();
  await expect(privacy.lock('Not locked')).toBeChecked();
});
