import type { Page } from '@playwright/test';

/** Paper and language. */
export function settingsPage(window: Page) {
  return {
    /** Chooses an option by the word it bears, in the language that is on. */
    async choose(option: string) {
      await window.evaluate(() => void (location.hash = '#/settings'));
      await window.getByRole('radio', { name: option, exact: true }).click();
    },
  };
}
