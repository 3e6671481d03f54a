import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { findOverflow } from './find-overflow.ts';
import { expect, test } from './inkling.ts';

/** In pixels, of every control of a part: what one hand drew has one height. */
const heights = {
  'button primary': 32,
  'button plain': 32,
  'button quiet': 32,
  'icon button': 28,
  select: 32,
  stepper: 32,
  'search field': 32,
} as const;

/** What one can go to in the parts, by keyboard. */
const controls =
  'button:not([disabled], [tabindex="-1"]), input:not([disabled], [hidden]), textarea, [role=radio][tabindex="0"]';

for (const theme of ['light', 'dark'] as const)
  test(`every part is as tall as its like, clear to read and seen when it has the focus, ${theme}`, async ({
    inkling,
  }) => {
    const { window } = inkling;
    await window.emulateMedia({ colorScheme: theme });
    await expect(window.locator(`html[data-theme=${theme}]`)).toHaveCount(1);
    await window.evaluate(() => void (location.hash = '#/parts'));
    await expect(window.getByRole('heading', { name: 'Parts' })).toBeVisible();
    // Tailwind's colours move for 100 ms.
    await window.waitForTimeout(200);
    await expectAccessible(window, `parts, ${theme}`);
    expect(await findOverflow(window)).toEqual([]);

    for (const [name, height] of Object.entries(heights))
      expect(await heightsOf(window, name), name).toEqual([height]);

    const unseen: string[] = [];
    const all = window.locator('[data-shown]').locator(controls);
    await window.getByRole('main').focus();
    for (let at = 0; at < (await all.count()); at++)
      if (!(await showsFocus(window, all.nth(at)))) unseen.push(await nameOf(all.nth(at)));
    expect(unseen).toEqual([]);

    await window.getByRole('button', { name: 'Open a sheet' }).click();
    const sheet = window.getByRole('dialog', { name: 'A sheet' });
    await expect(sheet).toHaveAccessibleDescription(/^Laid on the desk/);
    await expectAccessible(window, `a sheet, ${theme}`);
    await window.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
  });

/** The heights that the controls of a part have, each once. */
async function heightsOf(window: Page, name: string): Promise<number[]> {
  const parts = window.locator(`[data-shown="${name}"] > :is(button, input, div)`);
  const all = await parts.evaluateAll((elements) =>
    elements.map((element) => Math.round(element.getBoundingClientRect().height)),
  );
  return [...new Set(all)];
}

const nameOf = (control: Locator) =>
  control.evaluate((element) => element.getAttribute('aria-label') ?? element.textContent);

/** Goes to a control as the keyboard does, and says whether it, or what is drawn around it, looks otherwise then. */
async function showsFocus(window: Page, control: Locator): Promise<boolean> {
  const look = () =>
    control.evaluate((element) => {
      const around = [element, element.parentElement, element.parentElement?.parentElement];
      return around
        .filter((one) => one !== null && one !== undefined)
        .map((one) => {
          const { outlineStyle, outlineWidth, borderBottomColor, boxShadow } = getComputedStyle(one);
          const outline = outlineStyle === 'none' ? '' : outlineWidth;
          return [outline, borderBottomColor, boxShadow].join(' ');
        })
        .join('; ');
    });
  const before = await look();
  // The keyboard was used last, so the browser shows the focus that a script gives.
  await window.keyboard.press('Shift');
  await control.focus();
  await expect(control).toBeFocused();
  const after = await look();
  await control.blur();
  return before !== after;
}
