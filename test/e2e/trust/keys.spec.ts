import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../inkling.ts';
import { expectAccessible } from '../expect-accessible.ts';
import { doorPage } from '../page/door-page.ts';
import { briefPage } from '../page/brief-page.ts';
import { privacyPage } from '../page/privacy-page.ts';
import { startPage } from '../page/start-page.ts';

const passphrase = 'a walk along the river';
const other = 'a ride through the hills';
const third = 'a swim across the lake';

/** Deriving a key takes a loaded machine its time. */
async function openProject(window: Page, name: string) {
  await expect(window.getByRole('main').getByRole('link', { name })).toBeVisible({ timeout: 150_000 });
  await startPage(window).openProject(name);
}

test('a passphrase locks the window, a wrong one opens nothing, and the recovery key does', async ({
  inkling,
}) => {
  test.setTimeout(600_000);
  await startPage(inkling.window).newProject();
  await briefPage(inkling.window).write({ Title: 'Locked away' });
  const privacy = () => privacyPage(inkling.window);
  await privacy().open();
  const recoveryKey = await privacy().makeRecoveryKey();
  await privacy().setPassphrase(passphrase);
  expect(existsSync(path.join(inkling.dataFolder, 'database.key'))).toBe(false);
  expect(readFileSync(path.join(inkling.dataFolder, 'database.keys.json'), 'utf8')).not.toContain(
    recoveryKey,
  );

  await inkling.restart();
  const door = () => doorPage(inkling.window);
  await door().expectLocked();
  await expect(inkling.window.getByText('Locked away')).toHaveCount(0);
  await expectAccessible(inkling.window, 'the unlock page', 'all');
  // The pauses begin after the third; that after the fifth is long enough to be seen.
  for (const wrong of ['not this one', 'nor that one', 'nor another', 'nor a fourth', 'nor a fifth']) {
    await door().tryPassphrase(wrong);
    await expect(inkling.window.getByRole('button', { name: 'Opening…' })).toHaveCount(0, {
      timeout: 150_000,
    });
    await expect(inkling.window.getByRole('alert')).toContainText('not the passphrase');
  }
  await expect(inkling.window.getByText(/Next try in \d+ s/u)).toBeVisible();
  await expect(door().unlock).toBeDisabled();
  await door().tryPassphrase(passphrase);
  await openProject(inkling.window, 'Locked away');

  await inkling.restart();
  await door().expectLocked();
  await door().recover(recoveryKey.toLowerCase().replaceAll('-', ' '), other);
  await openProject(inkling.window, 'Locked away');
  await privacy().open();
  await privacy().changePassphrase(passphrase, third);
  await expect(inkling.window.getByRole('alert')).toContainText('not the passphrase', { timeout: 150_000 });
  await inkling.window.getByLabel('Present passphrase or recovery key', { exact: true }).fill(other);
  await inkling.window.getByRole('button', { name: 'Change the passphrase' }).click();
  await expect(inkling.window.getByText('The passphrase is set.', { exact: false })).toBeVisible({
    timeout: 150_000,
  });

  await inkling.restart();
  await door().tryPassphrase(third);
  await openProject(inkling.window, 'Locked away');
});

test('a moved profile is explained, and the recovery key opens it', async ({ inkling }) => {
  test.setTimeout(600_000);
  await startPage(inkling.window).newProject();
  await briefPage(inkling.window).write({ Title: 'On another machine' });
  await privacyPage(inkling.window).open();
  const recoveryKey = await privacyPage(inkling.window).makeRecoveryKey();
  await inkling.close();
  const inFolder = (name: string) => path.join(inkling.dataFolder, name);
  renameSync(inFolder('database.key'), inFolder('database.key.wrapped'));

  await inkling.restart();
  await doorPage(inkling.window).expectLocked();
  await expect(inkling.window.getByText('moved to another machine', { exact: false })).toBeVisible();
  await inkling.window.getByLabel('Recovery key', { exact: true }).fill(recoveryKey);
  await doorPage(inkling.window).unlock.click();
  await openProject(inkling.window, 'On another machine');
});

test('a damaged database waits for a choice, and a backup takes its place', async ({ inkling }) => {
  test.setTimeout(600_000);
  await startPage(inkling.window).newProject();
  await briefPage(inkling.window).write({ Title: 'Before the damage' });
  await privacyPage(inkling.window).open();
  await privacyPage(inkling.window).backUp();
  await inkling.close();
  const file = path.join(inkling.dataFolder, 'inkling.db');
  const bytes = readFileSync(file);
  bytes.fill(7, 200, 3000);
  writeFileSync(file, bytes);

  await inkling.restart();
  await doorPage(inkling.window).expectDamaged();
  await expectAccessible(inkling.window, 'the page of a damaged database', 'all');
  expect(readFileSync(file).equals(bytes)).toBe(true);
  await doorPage(inkling.window).restoreNewest();
  await openProject(inkling.window, 'Before the damage');
  await privacyPage(inkling.window).open();
  await expect(inkling.window.getByText(/set aside · can’t be opened/u)).toBeVisible();
});
