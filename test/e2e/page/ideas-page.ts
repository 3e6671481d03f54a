import { expect, type Page } from '@playwright/test';

/** The ideas of a project. */
export function ideasPage(window: Page) {
  const list = window.getByRole('list', { name: 'Ideas', exact: true });
  const items = list.getByRole('listitem');
  const stop = window.getByRole('button', { name: 'Stop', exact: true });
  return {
    items,
    stop,
    open: () => window.getByRole('link', { name: 'Ideas', exact: true }).click(),
    titles: () => items.getByRole('heading').allInnerTexts(),
    star: (index: number) => items.nth(index).getByRole('button', { name: 'Star', exact: true }).click(),
    async generate(method: string, count: number) {
      await window.getByRole('combobox', { name: 'Method' }).click();
      await window.getByRole('option', { name: method }).click();
      await window.getByRole('spinbutton', { name: 'How many' }).fill(String(count));
      await window.getByRole('button', { name: 'Generate ideas' }).click();
    },
    /** Waits until nothing is being written any more. */
    async expectIdle() {
      await expect(stop).toHaveCount(0, { timeout: 150_000 });
    },
  };
}
