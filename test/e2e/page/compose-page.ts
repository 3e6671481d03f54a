import type { Page } from '@playwright/test';

/** Compose, and its parts. */
export function composePage(window: Page) {
  const main = window.getByRole('main');
  const button = (name: string | RegExp) => window.getByRole('button', { name, exact: true });
  const text = main.getByRole('textbox', { name: 'Text', exact: true });
  return {
    button,
    open: () => window.getByRole('link', { name: 'Compose', exact: true }).click(),
    tab: (name: string) => window.getByRole('tab', { name, exact: true }).click(),
    template: (name: string) => main.getByRole('button', { name, exact: true }).click(),
    /** What a template asks for, by its name on the screen. */
    value: (name: string) => main.getByRole('textbox', { name: new RegExp(`^${name}`) }),
    variants: main.getByRole('region', { name: 'Variants' }).getByRole('listitem', { name: /^Variant \d$/ }),
    /** The text that is edited, and the one beside it. */
    text,
    title: main.getByRole('textbox', { name: 'Title of the text' }),
    aside: (name: string) => main.getByRole('radio', { name, exact: true }).click(),
    proposal: main.getByRole('region', { name: 'Proposal' }),
    version: (number: number) => main.getByRole('listitem', { name: `Version ${number}`, exact: true }),
    /** Selects words of the text as a person would. */
    async select(words: string) {
      await text.evaluate((element, wanted) => {
        const area = element as HTMLTextAreaElement;
        const start = area.value.indexOf(wanted);
        if (start < 0) throw new Error(`The text does not have "${wanted}".`);
        area.focus();
        area.setSelectionRange(start, start + wanted.length);
      }, words);
    },
    /** Chooses from a list that is folded away. */
    async choose(list: string, option: string | RegExp) {
      await window.getByRole('combobox', { name: list, exact: true }).click();
      await window.getByRole('option', { name: option }).click();
    },
  };
}
