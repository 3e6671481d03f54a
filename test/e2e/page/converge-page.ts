import type { Page } from '@playwright/test';

/** The ideas of a project as something to choose among. */
export function convergePage(window: Page) {
  const radio = (group: string, name: string | RegExp) =>
    window.getByRole('radiogroup', { name: group, exact: true }).getByRole('radio', { name });
  const row = (title: string) =>
    window.getByRole('region', { name: 'Your answers' }).getByRole('listitem', { name: title, exact: true });
  return {
    async open() {
      await window.getByRole('link', { name: 'Ideas', exact: true }).click();
      await radio('Views', 'Choose').click();
      await window.getByRole('radiogroup', { name: 'Way to choose' }).waitFor();
    },
    way: (name: 'By criteria' | 'Two by two' | 'With dots' | 'Side by side') =>
      radio('Way to choose', name).click(),
    async criteria(name: string) {
      await window.getByRole('combobox', { name: 'Criteria' }).click();
      await window.getByRole('option', { name, exact: true }).click();
    },
    row,
    unfold: (title: string) => row(title).getByRole('button', { expanded: false }).first().click(),
    /** One question of an idea that is unfolded. */
    question: (title: string, criterion: string) =>
      row(title).getByRole('group', { name: criterion, exact: true }),
    ranking: () => window.getByRole('region', { name: 'Ranking' }),
    button: (name: string | RegExp) => window.getByRole('button', { name, exact: true }),
  };
}
