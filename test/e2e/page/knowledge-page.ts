import { expect, type Page } from '@playwright/test';

/** The sources of a project. */
export function knowledgePage(window: Page) {
  const rows = window.getByRole('table').getByRole('rowheader');
  return {
    rows,
    source: window.getByRole('dialog'),
    open: () => window.getByRole('link', { name: 'Knowledge', exact: true }).click(),
    /** Reads the sample, and waits until it can be found. */
    async addSample(language: 'English' | 'Chinese') {
      await window.getByRole('button', { name: `Open the ${language} sample` }).click();
      await expect(window.getByRole('button', { name: 'Dismiss', exact: true }).first()).toBeVisible({
        timeout: 120_000,
      });
    },
    async find(question: string) {
      await window.getByRole('textbox', { name: 'Question' }).fill(question);
      await window.getByRole('button', { name: 'Find passages' }).click();
    },
    passages: window.getByRole('button', { name: / at this passage$/ }),
  };
}
