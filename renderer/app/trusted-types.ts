/**
 * The only markup that is ever written into the page as a text: nothing, with which a chart is emptied, and the style
 * that Radix' select brings along.
 */
const knownMarkup: ReadonlySet<string> = new Set([
  '',
  '[data-radix-select-viewport]{scrollbar-width:none;-ms-overflow-style:none;-webkit-overflow-scrolling:touch;}[data-radix-select-viewport]::-webkit-scrollbar{display:none}',
]);

declare global {
  interface Window {
    /** Of Trusted Types, what is used here; TypeScript's own library doesn't know them yet. */
    readonly trustedTypes?: {
      createPolicy(name: string, rules: { createHTML(markup: string): string | null }): unknown;
    };
  }
}

/**
 * Tells the browser which texts may become markup; every other is refused with an error, and so is every text as a
 * script or as the address of one. Before anything writes to the page. The content security policy allows this one
 * policy, once.
 */
export function limitMarkup(page: Pick<Window, 'trustedTypes'>): void {
  page.trustedTypes?.createPolicy('default', {
    createHTML: (markup) => (knownMarkup.has(markup) ? markup : null),
  });
}
