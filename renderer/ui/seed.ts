/** The largest seed that is taken: 32 bits. */
export const seedLimit = 0xffffffff;

/** The seed asked for; `undefined` where it is left to chance, null when what is typed is no seed. */
export function parseSeed(typed: string): number | null | undefined {
  const digits = typed.trim();
  if (digits === '') return undefined;
  const seed = /^\d+$/u.test(digits) ? Number(digits) : NaN;
  return seed <= seedLimit ? seed : null;
}
