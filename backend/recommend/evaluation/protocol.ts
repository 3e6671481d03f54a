import type { Interactions } from '../interactions.ts';
import type { Split } from './split.ts';
import type { SplitPlan } from './split-plan.ts';

/** How numbers were come by, for whoever reads them: shown beside every number. */
export interface Protocol {
  readonly plan: SplitPlan;
  readonly seed: number;
  /** Length of the lists. */
  readonly k: number;
  readonly users: number;
  readonly items: number;
  readonly trainingInteractions: number;
  /** Held-out interactions of the tested users. */
  readonly testInteractions: number;
  readonly testedUsers: number;
  /** Users who could be tested; the tested ones were drawn from them where they are more. */
  readonly eligibleUsers: number;
  /** Users with something to test but no history to go by; left out. */
  readonly usersWithoutHistory: number;
  /** Items that are ranked; what a user's history holds is left out of each list. */
  readonly rankedItems: number;
  /** Metric on the validation part of the training that chose settings, blend and best. */
  readonly chosenBy: 'ndcg';
  readonly bootstrapResamples: number;
}

/** The protocol of a split. */
export function protocolOf(
  split: Split,
  all: Interactions,
  { seed, k, resamples }: { readonly seed: number; readonly k: number; readonly resamples: number },
): Protocol {
  const { candidates, users, relevant } = split.cases;
  return {
    plan: split.plan,
    seed,
    k,
    users: all.userCount,
    items: all.itemCount,
    trainingInteractions: split.training.byUser.columns.length,
    testInteractions: users.reduce(
      (sum, user) => sum + relevant.starts[user + 1]! - relevant.starts[user]!,
      0,
    ),
    testedUsers: users.length,
    eligibleUsers: split.eligibleUsers,
    usersWithoutHistory: split.usersWithoutHistory,
    rankedItems: candidates ? candidates.reduce((sum, candidate) => sum + candidate, 0) : all.itemCount,
    chosenBy: 'ndcg',
    bootstrapResamples: resamples,
  };
}

/** The protocol as English sentences, for reports and the command line. */
export function protocolInWords(protocol: Protocol): string {
  const { testedUsers, eligibleUsers, usersWithoutHistory, rankedItems, k, seed, bootstrapResamples } =
    protocol;
  const tested =
    eligibleUsers > testedUsers
      ? `${testedUsers} users tested, drawn at random from ${eligibleUsers}`
      : `${testedUsers} users tested`;
  const unseen =
    usersWithoutHistory > 0
      ? ` ${usersWithoutHistory} users were left out, since the training holds nothing of theirs to go by.`
      : '';
  const ranked =
    protocol.plan.kind === 'cold-items'
      ? `The ${rankedItems} new items were ranked among themselves`
      : `All ${rankedItems} items were ranked, without those in the user’s history`;
  return (
    `${planInWords(protocol.plan)} ${protocol.trainingInteractions} interactions were learnt from and ` +
    `${tested}.${unseen} ${ranked}; lists are cut off at ${k}, and every held-out interaction ` +
    'counts as relevant. Settings, blend weights and the best algorithm were chosen by nDCG on a validation part of ' +
    'the training, split the same way; the test part was used once, for these numbers. Intervals hold 95 % of ' +
    `${bootstrapResamples} bootstrap samples of the tested users. Seed ${seed}.`
  );
}

function planInWords(plan: SplitPlan): string {
  switch (plan.kind) {
    case 'random':
      return plan.of === 'user'
        ? `A random ${percent(plan.testShare)} of each user’s interactions were held out.`
        : `A random ${percent(plan.testShare)} of all interactions were held out.`;
    case 'leave-one-out':
      return 'One interaction of each user was held out: the last where times are known, otherwise a random one.';
    case 'time':
      return plan.of === 'user'
        ? `The last ${percent(plan.testShare)} of each user’s interactions were held out.`
        : `The last ${percent(plan.testShare)} of all interactions were held out: one moment parts training from test for everybody, so nothing is learnt from the future.`;
    case 'cold-users':
      return `A random ${percent(plan.userShare)} of the users were kept out of training; ${plan.shown} interactions of each were shown, the rest tested.`;
    case 'cold-items':
      return `A random ${percent(plan.itemShare)} of the items were kept out of training, as if new.`;
  }
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
