import { expect, type Page } from '@playwright/test';

/** The window while the database isn't open. */
export function doorPage(window: Page) {
  const unlock = window.getByRole('button', { name: 'Unlock' });
  return {
    unlock,
    /** Waits for a locked database. */
    async expectLocked() {
      await expect(window.getByRole('heading', { name: 'Inkling is locked' })).toBeVisible({
        timeout: 150_000,
      });
    },
    /** Types the passphrase and presses Enter. */
    async tryPassphrase(passphrase: string) {
      await window.getByLabel('Passphrase', { exact: true }).fill(passphrase);
      await expect(unlock).toBeEnabled({ timeout: 30_000 });
      await window.keyboard.press('Enter');
    },
    /** Gives the recovery key, and a new passphrase in place of the forgotten one. */
    async recover(recoveryKey: string, passphrase: string) {
      await window.getByRole('button', { name: 'Use the recovery key' }).click();
      await window.getByLabel('Recovery key', { exact: true }).fill(recoveryKey);
      await window.getByLabel('New passphrase', { exact: true }).fill(passphrase);
      await window.getByLabel('The same again', { exact: true }).fill(passphrase);
      await expect(unlock).toBeEnabled({ timeout: 30_000 });
      await unlock.click();
    },
    /** Waits for a damaged database. */
    async expectDamaged() {
      await expect(window.getByRole('heading', { name: 'The database is damaged' })).toBeVisible({
        timeout: 150_000,
      });
    },
    restoreNewest: () => window.getByRole('button', { name: 'Restore' }).first().click(),
  };
}
