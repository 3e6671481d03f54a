import { expect, type Page } from '@playwright/test';

/** The labelled pictures as a person finds them, under Predict. */
export function picturesPage(window: Page) {
  return {
    async open() {
      await window.getByRole('link', { name: 'Predict', exact: true }).click();
      await window.getByRole('radio', { name: 'Pictures' }).click();
    },

    async openSample() {
      await window.getByRole('button', { name: /Or take the sample/ }).click();
      await expect(window.getByText('360 pictures of 3 kinds')).toBeVisible();
    },

    /** Teaches for so many walks and waits for the sentence that says how often it is right. */
    async teach(walks: number) {
      await window.getByRole('spinbutton', { name: 'Walks over the pictures' }).fill(String(walks));
      await window.getByRole('button', { name: 'Teach a network' }).click();
      await expect(window.getByText(/Test accuracy: \d+%/)).toBeVisible({ timeout: 180_000 });
    },
  };
}
