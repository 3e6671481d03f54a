import type { Page } from '@playwright/test';

/**
 * What of the page can't be seen or reached: whether the page itself scrolls sideways, and buttons, links and fields
 * that lie outside the window or are cut off by what they lie in. What scrolls sideways inside itself (a wide table, a
 * row of tabs) is reachable, as long as it lies in the window itself.
 */
export function findOverflow(window: Page): Promise<string[]> {
  return window.evaluate(() => {
    const found: string[] = [];
    const view = document.documentElement.clientWidth;
    const slack = 1.5;
    // What WCAG 2.2 (2.5.8) asks to be left of a control that is cut off, in pixels.
    const smallestTarget = 24;
    for (const box of [document.documentElement, document.body, ...document.querySelectorAll('main')])
      if (box.scrollWidth > box.clientWidth + slack)
        found.push(`${box.tagName.toLowerCase()} is ${box.scrollWidth} wide in ${box.clientWidth}`);
    const controls = document.querySelectorAll<HTMLElement>(
      'button, a[href], input:not([type=hidden]), textarea, select, [role=button], [role=radio], [role=tab], [role=combobox]',
    );
    for (const control of controls) {
      const rect = control.getBoundingClientRect();
      const style = getComputedStyle(control);
      // Shown to screen readers only, or not at all.
      if (rect.width <= 1 || rect.height <= 1 || style.visibility === 'hidden') continue;
      if (control.closest('[aria-hidden=true], .sr-only, [inert]')) continue;
      const name = (control.getAttribute('aria-label') ?? control.textContent).trim().slice(0, 40);
      const middle = rect.left + rect.width / 2;
      let reachable =
        middle >= -slack && middle <= view + slack && rect.right <= view + slack && rect.left >= -slack;
      let why = `${Math.round(rect.left)} to ${Math.round(rect.right)} of ${view}`;
      for (let box = control.parentElement; box && box !== document.body; box = box.parentElement) {
        const { overflowX } = getComputedStyle(box);
        const around = box.getBoundingClientRect();
        if (overflowX === 'auto' || overflowX === 'scroll') {
          if (box.tagName === 'MAIN') break;
          reachable = around.left >= -slack && around.right <= view + slack;
          break;
        }
        if (
          (overflowX === 'hidden' || overflowX === 'clip') &&
          Math.min(rect.right, around.right) - Math.max(rect.left, around.left) <
            Math.min(rect.width, smallestTarget) - slack
        ) {
          reachable = false;
          why = `cut off by its ${box.tagName.toLowerCase()}`;
          break;
        }
      }
      if (!reachable) found.push(`${control.tagName.toLowerCase()} “${name}” ${why}`);
    }
    return found;
  });
}
