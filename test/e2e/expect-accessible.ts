import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Expects that axe finds nothing serious on what is shown, or nothing at all; `what` names it in a failure. Toasts are
 * left out: while one fades in or out its words have less contrast than before and after.
 */
export async function expectAccessible(
  window: Page,
  what: string,
  findings: 'serious' | 'all' = 'serious',
): Promise<void> {
  const { violations } = await new AxeBuilder({ page: window })
    .setLegacyMode(true)
    .exclude('[data-sonner-toaster]')
    .analyze();
  const counted = violations.filter(
    ({ impact }) => findings === 'all' || impact === 'serious' || impact === 'critical',
  );
  expect(
    counted.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`),
    what,
  ).toEqual([]);
}
