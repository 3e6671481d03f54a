/** How interactions are parted into those that algorithms learn from and those they are tested on. */
export type SplitPlan =
  /** A random share: of each user's interactions, or of all interactions together. */
  | { readonly kind: 'random'; readonly of: 'user' | 'all'; readonly testShare: number }
  /** One interaction of each user: the last one where times are known, otherwise a random one. */
  | { readonly kind: 'leave-one-out' }
  /** What came last: after one moment for all (so that nothing of the future is learnt), or of each user. */
  | { readonly kind: 'time'; readonly of: 'all' | 'user'; readonly testShare: number }
  /** Users who are kept out of training; so many of their interactions are shown, the rest tested. */
  | { readonly kind: 'cold-users'; readonly userShare: number; readonly shown: number }
  /** Items that are kept out of training, ranked among themselves. */
  | { readonly kind: 'cold-items'; readonly itemShare: number };

/** The plans that are offered, by name. */
export const splitPlans = {
  random: { kind: 'random', of: 'user', testShare: 0.2 },
  'random-overall': { kind: 'random', of: 'all', testShare: 0.2 },
  'leave-one-out': { kind: 'leave-one-out' },
  time: { kind: 'time', of: 'all', testShare: 0.2 },
  'time-by-user': { kind: 'time', of: 'user', testShare: 0.2 },
  'cold-users': { kind: 'cold-users', userShare: 0.2, shown: 5 },
  'cold-items': { kind: 'cold-items', itemShare: 0.2 },
} as const satisfies Readonly<Record<string, SplitPlan>>;
export type SplitName = keyof typeof splitPlans;
