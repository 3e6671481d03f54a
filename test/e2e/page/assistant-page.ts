import { expect, type Page } from '@playwright/test';

/** The assistant of a project. */
export function assistantPage(window: Page) {
  const answers = window.getByRole('article');
  return {
    answers,
    source: window.getByRole('dialog'),
    questions: window.getByRole('table', { name: 'Questions' }),
    results: window.getByRole('table', { name: 'Question by question' }),
    handle: window.getByRole('slider', { name: 'Confidence needed' }),
    open: () => window.getByRole('link', { name: 'Assistant', exact: true }).click(),
    view: (name: 'Conversation' | 'Settings' | 'Test bench' | 'Waiting for you') =>
      window.getByRole('radiogroup', { name: 'Parts of the assistant' }).getByRole('radio', { name }).click(),
    /** Asks, and waits until the answer is complete. */
    async ask(question: string) {
      const before = await answers.count();
      await window.getByRole('textbox', { name: 'Question', exact: true }).fill(question);
      await window.getByRole('button', { name: 'Ask', exact: true }).click();
      await expect(answers).toHaveCount(before + 1, { timeout: 60_000 });
      await expect(window.getByRole('button', { name: 'Stop', exact: true })).toHaveCount(0, {
        timeout: 60_000,
      });
    },
    citation: (answer: number) => answers.nth(answer).getByRole('button', { name: /^Passage 1:/ }),
    /** Writes a question into the test bench. */
    async addQuestion(question: string, kind: 'Answer' | 'Refuse' | 'Hand over', answer = '') {
      await window.getByRole('button', { name: 'Add a question' }).click();
      const sheet = window.getByRole('dialog');
      await sheet.getByRole('textbox', { name: 'Question', exact: true }).fill(question);
      await sheet.getByRole('radio', { name: kind }).click();
      if (answer !== '') await sheet.getByRole('textbox', { name: 'What a right answer says' }).fill(answer);
      await sheet.getByRole('button', { name: 'Add a question' }).click();
      await expect(sheet).toHaveCount(0);
    },
    /** Runs all questions, and waits until their figures are there. */
    async run() {
      await window.getByRole('button', { name: 'Run all questions' }).click();
      await expect(window.getByRole('button', { name: 'Stop the run' })).toBeVisible();
      await expect(window.getByRole('button', { name: 'Run all questions' })).toBeVisible({
        timeout: 120_000,
      });
    },
  };
}
