import { expect, type Page } from '@playwright/test';

/** The models as a person finds them. */
export function modelsPage(window: Page) {
  const bring = window.getByRole('region', { name: 'A model of your own' });
  const catalogue = window.getByRole('region', { name: 'Models to be had' });
  const model = (name: string) => window.getByRole('region', { name, exact: true });
  return {
    bring,
    catalogue,
    offered: (name: string) => catalogue.getByRole('listitem').filter({ hasText: name }),
    /** Types the address of a mirror and says to use it. */
    async setHub(address: string) {
      const dialogue = window.getByRole('dialog');
      if (!(await dialogue.isVisible()))
        await catalogue.getByRole('button', { name: 'Another address…' }).click();
      await dialogue.getByRole('textbox', { name: 'Address' }).fill(address);
      await dialogue.getByRole('button', { name: 'Use it' }).click();
    },
    model,
    async open() {
      await window.getByRole('link', { name: 'Models', exact: true }).click();
      await expect(bring).toBeVisible();
    },
    /** Chooses a file in the system's dialogue. */
    choose: (file: string) => bring.locator('input[type=file]').setInputFiles(file),
  };
}
