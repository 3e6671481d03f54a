import { expect, type Page } from '@playwright/test';

/** The models as a person finds them. */
export function modelsPage(window: Page) {
  const bring = window.getByRole('region', { name: 'A model of your own' });
  const catalogue = window.getByRole('region', { name: 'Models to be had' });
  const model = (name: string) => window.getByRole('region', { name, exact: true });
  return {
    bring,
    catalogue,
    model,
    async open() {
      await window.getByRole('link', { name: 'Models', exact: true }).click();
      await expect(bring).toBeVisible();
    },
    /** Chooses a file in the system's dialogue. */
    choose: (file: string) => bring.locator('input[type=file]').setInputFiles(file),
  };
}
