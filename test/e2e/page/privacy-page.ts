import { expect, type Page } from '@playwright/test';

/** Who guards the key, and the backups. */
export function privacyPage(window: Page) {
  const button = (name: string) => window.getByRole('button', { name, exact: true });
  const typeTwice = async (passphrase: string) => {
    await window.getByLabel('New passphrase', { exact: true }).fill(passphrase);
    await window.getByLabel('The same again', { exact: true }).fill(passphrase);
  };
  return {
    async open() {
      await window.evaluate(() => void (location.hash = '#/privacy'));
      await expect(button('Back up now')).toBeVisible({ timeout: 150_000 });
    },
    async setPassphrase(passphrase: string) {
      await button('Set a passphrase').click();
      await typeTwice(passphrase);
      await button('Set a passphrase').click();
      await expect(window.getByText('The passphrase is set.', { exact: false })).toBeVisible({
        timeout: 150_000,
      });
    },
    async changePassphrase(current: string, passphrase: string) {
      await button('Change the passphrase').click();
      await window.getByLabel('Present passphrase or recovery key', { exact: true }).fill(current);
      await typeTwice(passphrase);
      await button('Change the passphrase').click();
    },
    /** Makes a recovery key and gives what is shown. */
    async makeRecoveryKey(): Promise<string> {
      await button('Make a recovery key').click();
      const groups = window.getByRole('group', { name: 'Recovery key' }).getByRole('listitem');
      await expect(groups).toHaveCount(9, { timeout: 150_000 });
      const recoveryKey = (await groups.allTextContents()).join('-');
      await button('I have kept it').click();
      await expect(groups).toHaveCount(0);
      return recoveryKey;
    },
    async backUp() {
      await button('Back up now').click();
      await expect(window.getByText('The backup is made.').first()).toBeVisible({ timeout: 120_000 });
    },
  };
}
