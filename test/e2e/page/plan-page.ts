import type { Page } from '@playwright/test';

/** The plan of a project. */
export function planPage(window: Page) {
  const button = (name: string | RegExp) => window.getByRole('button', { name, exact: true });
  return {
    button,
    open: () => window.getByRole('link', { name: 'Plan', exact: true }).click(),
    tab: (name: string) => window.getByRole('tab', { name, exact: true }).click(),
    column: (name: string) => window.getByRole('region', { name, exact: true }),
    item: (title: string) => window.getByRole('article', { name: title, exact: true }),
    form: (name: string) => window.getByRole('form', { name, exact: true }),
    /** Chooses from a list that is folded away. */
    async choose(list: string, option: string | RegExp) {
      await window.getByRole('combobox', { name: list, exact: true }).click();
      await window.getByRole('option', { name: option }).click();
    },
  };
}
