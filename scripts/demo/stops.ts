import type { Page } from '@playwright/test';

/** One picture of the tour: an address, and what is opened there. Nothing is found by words, which two languages have. */
export interface Stop {
  readonly name: string;
  /** After `#/`; `$` stands for the project. */
  readonly address: string;
  /** Opens what is to be seen; runs once for each language. */
  arrange?(window: Page): Promise<void>;
  /** Puts away what was opened, where leaving the address doesn't. */
  leave?(window: Page): Promise<void>;
}

const main = (window: Page) => window.getByRole('main');

/** Chooses the option at a place of a row of options. */
const option = (group: number, index: number) => (window: Page) =>
  main(window).getByRole('radiogroup').nth(group).getByRole('radio').nth(index).click();

const tab = (index: number) => (window: Page) => main(window).getByRole('tab').nth(index).click();

const escape = (window: Page) => window.keyboard.press('Escape');

/** Every place of the window, in the order of the rail, with its views and what floats above it. */
export const stops: readonly Stop[] = [
  { name: 'start', address: '' },
  { name: 'brief', address: 'projects/$/brief' },
  {
    name: 'ideas',
    address: 'projects/$/ideas',
    arrange: (window) =>
      main(window).getByRole('article').first().getByRole('button', { expanded: false }).first().click(),
  },
  {
    name: 'ideas-inspector',
    address: 'projects/$/ideas',
    arrange: async (window) => {
      await window.keyboard.press('j');
      await window.keyboard.press('Control+i');
    },
    leave: (window) => window.keyboard.press('Control+i'),
  },
  { name: 'ideas-lanes', address: 'projects/$/ideas?view=lanes' },
  { name: 'ideas-map', address: 'projects/$/ideas?view=map' },
  { name: 'choose-criteria', address: 'projects/$/ideas?view=converge', arrange: option(1, 0) },
  { name: 'choose-pairs', address: 'projects/$/ideas?view=converge', arrange: option(1, 1) },
  { name: 'choose-dots', address: 'projects/$/ideas?view=converge', arrange: option(1, 2) },
  { name: 'choose-beside', address: 'projects/$/ideas?view=converge', arrange: option(1, 3) },
  { name: 'ideas-runs', address: 'projects/$/ideas?view=runs' },
  { name: 'session-crazy-8s', address: 'projects/$/ideas?session=crazy-8s' },
  { name: 'session-roles', address: 'projects/$/ideas?session=role-storming' },
  { name: 'session-box', address: 'projects/$/ideas?session=morphological-box' },
  { name: 'session-yes-and', address: 'projects/$/ideas?session=yes-and' },
  { name: 'ideas-own', address: 'projects/$/ideas?session=own' },
  { name: 'develop-canvas', address: 'projects/$/develop', arrange: tab(0) },
  { name: 'develop-value', address: 'projects/$/develop', arrange: tab(1) },
  { name: 'develop-assumptions', address: 'projects/$/develop', arrange: tab(-3) },
  { name: 'develop-experiments', address: 'projects/$/develop', arrange: tab(-2) },
  { name: 'knowledge', address: 'projects/$/knowledge' },
  { name: 'assistant', address: 'projects/$/assistant' },
  { name: 'assistant-settings', address: 'projects/$/assistant', arrange: option(0, 1) },
  { name: 'assistant-bench', address: 'projects/$/assistant', arrange: option(0, 2) },
  { name: 'assistant-waiting', address: 'projects/$/assistant', arrange: option(0, 3) },
  { name: 'recommender', address: 'projects/$/recommender' },
  { name: 'compose', address: 'projects/$/compose' },
  { name: 'compose-template', address: 'projects/$/compose?template=landing-page' },
  { name: 'compose-texts', address: 'projects/$/compose?part=texts' },
  { name: 'compose-schema', address: 'projects/$/compose?part=schema' },
  { name: 'analyse', address: 'projects/$/analyse' },
  { name: 'analyse-private', address: 'projects/$/analyse', arrange: option(0, 1) },
  { name: 'predict', address: 'projects/$/predict' },
  { name: 'predict-pictures', address: 'projects/$/predict?from=pictures' },
  { name: 'plan-road', address: 'projects/$/plan' },
  { name: 'plan-challenges', address: 'projects/$/plan?part=challenges' },
  { name: 'plan-risks', address: 'projects/$/plan?part=risks' },
  { name: 'plan-review', address: 'projects/$/plan?part=review' },
  { name: 'plan-cases', address: 'projects/$/plan?part=cases' },
  { name: 'models', address: 'models' },
  { name: 'privacy', address: 'privacy' },
  { name: 'settings', address: 'settings' },
  { name: 'help', address: 'help' },
  { name: 'help-limits', address: 'help?topic=limits' },
  {
    name: 'search',
    address: 'projects/$/ideas',
    arrange: async (window) => {
      await window.keyboard.press('Control+k');
      await window.getByRole('combobox').last().fill('reminder');
      await window.waitForTimeout(1500);
    },
    leave: escape,
  },
  {
    name: 'keys',
    address: 'projects/$/ideas',
    arrange: (window) => window.keyboard.press('?'),
    leave: escape,
  },
  {
    name: 'export',
    address: 'projects/$/ideas',
    arrange: (window) => window.keyboard.press('Control+e'),
    leave: escape,
  },
];
