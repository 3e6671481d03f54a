/**
 * Scrolls the page so that an element stands at its head. `scrollIntoView` would scroll the frame of the window too,
 * which is hidden where it overflows and has no way back.
 */
export function scrollPageTo(element: Element | null): void {
  const page = element?.closest('main');
  if (!element || !page) return;
  const above = element.getBoundingClientRect().top - page.getBoundingClientRect().top;
  page.scrollTo({ top: page.scrollTop + above - margin });
}

/** Kept above what is scrolled to, in pixels. */
const margin = 40;
