import type { Page } from '@playwright/test';

/** The documents of an idea. */
export function developPage(window: Page) {
  const field = (name: string) => window.getByRole('region', { name, exact: true });
  return {
    field,
    button: (name: string | RegExp) => window.getByRole('button', { name, exact: true }),
    async open() {
      await window.getByRole('link', { name: 'Develop', exact: true }).click();
      await window.getByRole('tablist', { name: 'Documents' }).waitFor();
    },
    tab: (name: string) => window.getByRole('tab', { name, exact: true }).click(),
    entry: (name: string, number: number) =>
      field(name).getByRole('textbox', { name: `${name}, entry ${number}`, exact: true }),
    ghost: (name: string) => field(name).getByRole('textbox', { name: /^Proposal/ }),
    propose: (name: string) =>
      field(name)
        .getByRole('button', { name: `Propose something for “${name}”` })
        .click(),
    sheet: window.getByRole('dialog'),
  };
}
