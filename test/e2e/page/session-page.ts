import type { Page } from '@playwright/test';

/** A session in place of the ideas' views, by its name. */
export function sessionPage(window: Page, name: string, opener: string) {
  const region = window.getByRole('region', { name, exact: true });
  const button = (label: string | RegExp) => region.getByRole('button', { name: label, exact: true });
  return {
    region,
    button,
    open: async () => {
      await window.getByRole('combobox', { name: 'Method' }).click();
      await window.getByRole('option', { name }).click();
      await window.getByRole('button', { name: opener }).click();
      await region.waitFor();
    },
    close: () => button('Back to the ideas').click(),
  };
}
