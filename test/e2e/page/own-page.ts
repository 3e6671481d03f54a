import type { Page } from '@playwright/test';

/** Where the person's own ideas are brought in, many at a time. */
export function ownPage(window: Page) {
  const region = window.getByRole('region', { name: 'Bring in your own ideas' });
  return {
    region,
    open: async () => {
      await window.getByRole('button', { name: 'Bring in a list' }).click();
      await region.waitFor();
    },
    text: region.getByLabel('Paste or write a list'),
    read: region.getByRole('status'),
    preview: region.getByRole('list', { name: 'What was read' }).getByRole('listitem'),
    button: (name: string | RegExp) => region.getByRole('button', { name }),
    choice: (name: string) => region.getByRole('combobox', { name, exact: true }),
    chooseFile: (name: string, content: string) =>
      region
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) }),
  };
}
