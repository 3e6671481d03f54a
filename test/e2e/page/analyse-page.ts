import { expect, type Page } from '@playwright/test';

/** Analyse as a person finds it. */
export function analysePage(window: Page) {
  const main = window.getByRole('main');
  const button = (name: string | RegExp) => main.getByRole('button', { name, exact: true });
  return {
    findings: main.getByRole('region', { name: 'What was found' }),
    sheet: window.getByRole('dialog'),
    button,
    open: () => window.getByRole('link', { name: 'Analyse', exact: true }).click(),
    side: (name: 'What people say' | 'Personal data') => main.getByRole('radio', { name }).click(),

    /** Chooses a file, as soon as the place is the one that is shown. */
    async bring(file: string) {
      await expect(main.getByText(/[Dd]rop a table here/)).toBeVisible();
      await main.locator('input[type=file]').first().setInputFiles(file);
    },

    async openSample(name: 'Reviews' | 'Reviews in Chinese' | 'Support tickets') {
      await button(name).click();
      await expect(button('Read them')).toBeVisible();
    },

    async read() {
      await button('Read them').click();
      await expect(button('Read them again')).toBeVisible({ timeout: 120_000 });
    },

    /** Opens what stands behind a number and shuts it again; gives how many texts there were. */
    async look(name: string | RegExp): Promise<number> {
      await button(name).first().click();
      const count = window.getByRole('dialog').getByRole('status');
      await expect(count).toHaveText(/^[1-9]\d* texts?$/);
      const texts = Number.parseInt(await count.innerText(), 10);
      await expect(window.getByRole('dialog').getByRole('listitem')).toHaveCount(Math.min(50, texts));
      await window.keyboard.press('Escape');
      await expect(window.getByRole('dialog')).toBeHidden();
      return texts;
    },

    /** Gives the text that is asked about a label, and waits for the next one. */
    async label(label: string) {
      const text = main.getByRole('blockquote');
      const before = await text.innerText();
      await main.getByRole('textbox', { name: 'New label' }).fill(label);
      await button('Give it').click();
      await expect(text).not.toHaveText(before);
    },
  };
}
