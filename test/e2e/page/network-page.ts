import type { Page } from '@playwright/test';

/** What may leave this machine, and what lies on it. */
export function networkPage(window: Page) {
  const main = window.getByRole('main');
  return {
    lock: (name: 'Locked' | 'Not locked') => main.getByRole('radio', { name, exact: true }),
    attempts: main.getByRole('table', { name: 'What wanted to use the network' }).getByRole('row'),
    files: main.getByRole('table', { name: 'What is stored where' }),
    async open() {
      await window.evaluate(() => void (location.hash = '#/privacy'));
      await main.getByText('Fully offline', { exact: true }).waitFor();
    },
  };
}
