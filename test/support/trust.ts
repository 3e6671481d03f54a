declare module 'vitest' {
  interface TaskMeta {
    /** What a test of a promise measured, in words: `npm run test:trust` prints it beside the promise. */
    figure?: string;
  }
}

/** True under `npm run test:trust`, which tries each promise as often as docs/trust.md says. */
export const isWhole = process.env['INKLING_TRUST'] === 'whole';

/** How often a promise is tried: in `npm test`, where every minute is waited for, and in `npm run test:trust`. */
export function rounds(counts: { readonly quick: number; readonly whole: number }): number {
  return isWhole ? counts.whole : counts.quick;
}
