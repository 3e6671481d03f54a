import type { Page } from '@playwright/test';

/** The list of projects. */
export function startPage(window: Page) {
  return {
    newProject: () => window.getByRole('button', { name: 'New project' }).click(),
    openSample: () => window.getByRole('button', { name: 'Open the sample' }).click(),
    open: () => window.evaluate(() => void (location.hash = '#/')),
    openProject: (name: string) => window.getByRole('main').getByRole('link', { name }).click(),
  };
}
