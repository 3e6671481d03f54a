import { expect, type Page } from '@playwright/test';

/** The ideas of a project. */
export function ideasPage(window: Page) {
  const list = window.getByRole('list', { name: 'Ideas', exact: true });
  const items = list.getByRole('listitem');
  const stop = window.getByRole('button', { name: 'Stop', exact: true });
  const fold = (index: number) => items.nth(index).getByRole('button', { name: 'Who, why, first test' });
  return {
    items,
    list,
    stop,
    open: () => window.getByRole('link', { name: 'Ideas', exact: true }).click(),
    /** One of the views: list, lanes. */
    view: (name: string) => window.getByRole('radio', { name, exact: true }).click(),
    lane: (name: string) => window.getByRole('region', { name, exact: true }),
    /** The article of an idea, wherever it is shown. */
    card: (title: string) => window.getByRole('article', { name: title, exact: true }),
    bar: window.getByRole('toolbar', { name: 'With the ideas picked' }),
    search: window.getByRole('textbox', { name: 'Search the ideas' }),
    /** Adds an idea of one's own. */
    async add(title: string, pitch: string) {
      await window.getByRole('button', { name: 'Add your own' }).last().click();
      await window.getByLabel('Title', { exact: true }).fill(title);
      await window.getByLabel('Pitch', { exact: true }).fill(pitch);
      await window.getByRole('button', { name: 'Save' }).click();
      await expect(window.getByRole('article', { name: title, exact: true })).toBeVisible();
    },
    titles: () => items.getByRole('heading').allInnerTexts(),
    star: (index: number) => items.nth(index).getByRole('button', { name: 'Star', exact: true }).click(),
    unfold: (index: number) => fold(index).click(),
    /** Shows where an idea came from, beside the list. */
    async inspect(index: number) {
      await items.nth(index).getByRole('heading').click();
      await window.getByRole('button', { name: 'Where this came from' }).click();
    },
    /** All that is written of an idea, as Markdown. */
    async read(index: number) {
      const item = items.nth(index);
      if (await fold(index).count()) await fold(index).click();
      const title = await item.getByRole('heading').innerText();
      const [pitch = ''] = await item.locator('p').allInnerTexts();
      const names = await item.locator('dt').allInnerTexts();
      const texts = await item.locator('dd').allInnerTexts();
      return [
        `## ${title}`,
        '',
        pitch,
        ...names.flatMap((name, i) => ['', `**${name}:** ${texts[i] ?? ''}`]),
      ].join('\n');
    },
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
