import { expect, type Page } from '@playwright/test';

/** The assistant of a project. */
export function assistantPage(window: Page) {
  const answers = window.getByRole('article');
  return {
    answers,
    source: window.getByRole('dialog'),
    open: () => window.getByRole('link', { name: 'Assistant', exact: true }).click(),
    /** Asks, and waits until the answer is complete. */
    async ask(question: string) {
      const before = await answers.count();
      await window.getByRole('textbox', { name: 'Question', exact: true }).fill(question);
      await window.getByRole('button', { name: 'Ask', exact: true }).click();
      await expect(answers).toHaveCount(before + 1, { timeout: 60_000 });
      await expect(answers.last().getByText(/^Confidence/)).toBeVisible({ timeout: 60_000 });
      await expect(window.getByRole('button', { name: 'Stop', exact: true })).toHaveCount(0);
    },
    citation: (answer: number) => answers.nth(answer).getByRole('button', { name: /^Passage 1:/ }),
  };
}
