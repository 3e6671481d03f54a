import { expect, type Page } from '@playwright/test';

/** The map of the ideas, with their groups beside it. */
export function mapPage(window: Page) {
  const map = window.getByRole('application');
  const button = (name: string | RegExp) =>
    window.getByRole('button', { name, exact: typeof name === 'string' });
  const groups = window.getByRole('region', { name: 'Groups', exact: true });
  const proposal = window.getByRole('region', { name: 'Proposed groups' });
  const selection = window.getByRole('region', { name: 'Selected', exact: true });
  return {
    map,
    button,
    groups,
    proposal,
    selection,
    duplicates: window.getByRole('region', { name: 'Duplicates' }),
    async open() {
      await window.getByRole('radio', { name: 'Map', exact: true }).click();
      await expect(map).toBeVisible();
    },
    /** Drawn: there is a place for each of so many ideas. */
    expectDrawn: (count: number) =>
      expect(window.getByRole('application', { name: `Map of ${count} ideas` })).toBeVisible({
        timeout: 60_000,
      }),
    async propose() {
      await button('Group the ideas').click();
      await expect(proposal).toBeVisible({ timeout: 60_000 });
    },
    /** Drags over the whole map. */
    async brushAll() {
      const box = (await map.boundingBox())!;
      await window.mouse.move(box.x + 3, box.y + 3);
      await window.mouse.down();
      await window.mouse.move(box.x + box.width - 3, box.y + box.height - 3, { steps: 4 });
      await window.mouse.up();
    },
  };
}
