import { expect, type Page } from '@playwright/test';

/** The recommender of a project. */
export function recommenderPage(window: Page) {
  const button = (name: string | RegExp) => window.getByRole('button', { name, exact: true });
  const verdict = window.getByRole('article', { name: 'The verdict' });
  return {
    verdict,
    open: () => window.getByRole('link', { name: 'Recommender', exact: true }).click(),
    async openSample(name: 'a shop' | 'a music service' | 'a reading app') {
      await button(name).click();
      await expect(window.getByText('This data is invented', { exact: false })).toBeVisible({
        timeout: 60_000,
      });
    },
    /** Evaluates only these beside popularity. */
    async evaluate(...algorithms: string[]) {
      const all = window.getByRole('group', { name: 'Algorithms' }).first();
      for (const box of await all.getByRole('checkbox').all()) {
        const name = (await box.innerText()).split('\n')[0]!;
        if ((await box.getAttribute('aria-disabled')) === 'true') continue;
        const on = (await box.getAttribute('aria-checked')) === 'true';
        if (on !== algorithms.includes(name)) await box.click();
      }
      await button('Evaluate').last().click();
      await expect(verdict).toBeVisible({ timeout: 150_000 });
    },
    async chooseUser(search: string) {
      await window.getByRole('combobox', { name: 'Find a person by id' }).fill(search);
      await window.getByRole('option').first().click();
    },
    list: (name: string) => window.getByRole('list', { name, exact: true }),
  };
}
