/** The crashes that still count, as times in milliseconds, oldest first. */
export type Crashes = readonly number[];

export type RestartDecision =
  | {
      readonly action: 'restart';
      readonly attempt: number;
      readonly delayMs: number;
      readonly crashes: Crashes;
    }
  | { readonly action: 'give-up'; readonly crashes: Crashes };

const windowMs = 60_000;
const steadyMs = 30_000;
const crashLimit = 3;

/**
 * What to do after a crash at `nowMs`: start again after a pause that doubles, or give up at the third crash
 * in a row. Crashes are in a row when they happen within a minute, and what crashed had not been
 * ready for 30 s. `readyForMs` is how long it had been ready: 0 if never.
 */
export function decideRestart(crashes: Crashes, nowMs: number, readyForMs: number): RestartDecision {
  const earlier = readyForMs >= steadyMs ? [] : crashes.filter((time) => nowMs - time < windowMs);
  const counted = [...earlier, nowMs];
  if (counted.length >= crashLimit) return { action: 'give-up', crashes: counted };
  return {
    action: 'restart',
    attempt: counted.length,
    delayMs: 250 * 2 ** (counted.length - 1),
    crashes: counted,
  };
}
