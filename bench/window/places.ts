import type { Page } from '@playwright/test';

/** Every place of the window, by its address within a project or within the app. */
const inProject = [
  'brief',
  'ideas',
  'ideas?view=lanes',
  'ideas?view=map',
  'ideas?view=converge',
  'develop',
  'knowledge',
  'assistant',
  'recommender',
  'compose',
  'analyse',
  'predict',
  'plan',
] as const;
const inApp = ['models', 'privacy', 'settings', 'help'] as const;

/** The first is where one begins. */
export function placesOf(projectId: string): { readonly name: string; readonly address: string }[] {
  return [
    { name: 'start', address: '' },
    ...inProject.map((name) => ({ name, address: `projects/${projectId}/${name}` })),
    ...inApp.map((name) => ({ name, address: name })),
  ];
}

/** Goes there as a link would. */
export async function goTo(window: Page, address: string): Promise<void> {
  await window.evaluate((to) => void (location.hash = `#/${to}`), address);
}
