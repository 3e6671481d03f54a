import { expect, type Page } from '@playwright/test';

/** The fields of a brief by their names on the screen. */
export const briefFieldNames = [
  'Title',
  'Problem',
  'People',
  'Constraints',
  'Assets',
  'What success looks like',
] as const;
export type BriefTexts = Partial<Record<(typeof briefFieldNames)[number], string>>;

export const bakery: Required<BriefTexts> = {
  Title: 'Less bread in the bin',
  Problem:
    'A neighbourhood bakery throws away 40 loaves every evening and runs out of rye before 10 in the morning.',
  People: 'Anna, who owns the bakery, her two bakers, and about 300 regular customers.',
  Constraints: 'Under 500 euros, no new staff, nothing that takes more than 10 minutes a day.',
  Assets: 'Three years of till receipts, a mailing list with 120 addresses, an oven that is free after noon.',
  'What success looks like': 'Fewer than 10 loaves left at closing time on most days by spring.',
};

/** The brief of a project. */
export function briefPage(window: Page) {
  const field = (name: string) => window.getByRole('textbox', { name, exact: true });
  return {
    field,
    open: () => window.getByRole('link', { name: 'Brief', exact: true }).click(),
    async write(texts: BriefTexts) {
      for (const [name, text] of Object.entries(texts)) {
        await field(name).fill(text);
        // A project takes its name from the title when the title is left.
        await field(name).blur();
      }
      await expect(window.getByText('Saved', { exact: true })).toBeVisible();
    },
    async expectToHold(texts: BriefTexts) {
      for (const [name, text] of Object.entries(texts)) await expect(field(name)).toHaveValue(text);
    },
  };
}
