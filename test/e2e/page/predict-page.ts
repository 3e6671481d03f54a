import { expect, type Page } from '@playwright/test';

/** The predictor of tables, under Predict. */
export function predictPage(window: Page) {
  const button = (name: string | RegExp) => window.getByRole('button', { name, exact: true });
  const verdict = window.getByRole('article', { name: 'The verdict' });
  return {
    verdict,
    async open() {
      await window.getByRole('link', { name: 'Predict', exact: true }).click();
      // The page that is left may have a place to drop files, too.
      await expect(window.getByRole('radio', { name: 'A table' })).toBeVisible();
    },

    async openSample(name: 'Customers who leave' | 'Machines that fail' | 'Rents of flats') {
      await button(name).click();
      await expect(window.getByRole('region', { name: 'Rows of the data' })).toBeVisible({ timeout: 60_000 });
    },

    /** Trains what the article trains, and waits for the verdict. */
    async trainAsInTheArticle() {
      await window.getByRole('radio', { name: 'As in the article' }).click();
      await button('Train').click();
      await expect(verdict).toBeVisible({ timeout: 150_000 });
    },
  };
}
