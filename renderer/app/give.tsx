import type { Context, ReactNode } from 'react';

/** Shows what is below it with a value at its disposal. */
type Giver = (below: ReactNode) => ReactNode;

/** Gives one value through one context. */
export function give<T>(Held: Context<T>, value: T): Giver {
  return (below) => <Held value={value}>{below}</Held>;
}

/** Shows `below` with all of these at its disposal: one line each, where nesting them took a step to the right each. */
export const giveAll = (givers: readonly Giver[], below: ReactNode): ReactNode =>
  givers.reduceRight((inside, giver) => giver(inside), below);
