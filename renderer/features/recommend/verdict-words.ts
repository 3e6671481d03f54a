import type { TFunction } from 'i18next';
import type { RecommenderRun } from '../../../contract/recommend-results.ts';
import type { Format } from '../../i18n/format.ts';

type Verdict = RecommenderRun['verdict'];
type Protocol = RecommenderRun['protocol'];

/** The verdict as a sentence: what, how much better, how surely. */
export function verdictSentence(
  { best, answer, relativeGain }: Verdict,
  t: TFunction,
  format: Format,
): string {
  if (best === 'popularity') return t('recommend.evaluate.best.none');
  const name = t(`recommend.contenders.${best}`);
  if (answer !== 'yes') return t(`recommend.evaluate.best.${answer}`, { name });
  return relativeGain === null
    ? t('recommend.evaluate.best.yesPlain', { name })
    : t('recommend.evaluate.best.yes', { name, gain: format.percent(relativeGain) });
}

/** A difference with its sign, by three digits. */
export function signed(value: number, format: Format): string {
  const text = format.number(Math.abs(value), 3);
  return value < 0 ? `−${text}` : `+${text}`;
}

/** What would make the answer better or surer. */
export function needSentence(need: Verdict['needs'][number], t: TFunction, format: Format): string {
  switch (need.kind) {
    case 'more-users':
      return t('recommend.evaluate.needs.more-users', {
        wanted: format.number(need.wanted),
        tested: format.number(need.tested),
      });
    case 'more-per-user':
      return t('recommend.evaluate.needs.more-per-user', {
        median: format.number(need.median),
        wanted: format.number(need.wanted),
      });
    default:
      return t(`recommend.evaluate.needs.${need.kind}`);
  }
}

/** How the numbers were come by. */
export function protocolSentences(protocol: Protocol, t: TFunction, format: Format): string {
  const { plan, testedUsers, eligibleUsers } = protocol;
  const sentences = [
    planSentence(plan, t, format),
    testedUsers < eligibleUsers
      ? t('recommend.evaluate.drawn', {
          tested: format.number(testedUsers),
          eligible: format.number(eligibleUsers),
        })
      : '',
    t('recommend.evaluate.protocolWords', {
      items: format.number(protocol.rankedItems),
      tested: format.number(testedUsers),
      hidden: format.number(protocol.testInteractions),
      k: protocol.k,
      resamples: format.number(protocol.bootstrapResamples),
      seed: String(protocol.seed),
    }),
  ];
  return format.sentences(sentences);
}

function byUser(plan: { readonly of: string }): boolean {
  return plan.of === 'user';
}

function planSentence(plan: Protocol['plan'], t: TFunction, format: Format): string {
  const share = (value: number) => format.percent(value);
  switch (plan.kind) {
    case 'random':
      return t(byUser(plan) ? 'recommend.evaluate.plans.randomUser' : 'recommend.evaluate.plans.randomAll', {
        share: share(plan.testShare),
      });
    case 'leave-one-out':
      return t('recommend.evaluate.plans.leaveOneOut');
    case 'time':
      return t(byUser(plan) ? 'recommend.evaluate.plans.timeUser' : 'recommend.evaluate.plans.timeAll', {
        share: share(plan.testShare),
      });
    case 'cold-users':
      return t('recommend.evaluate.plans.coldUsers', { share: share(plan.userShare), shown: plan.shown });
    case 'cold-items':
      return t('recommend.evaluate.plans.coldItems', { share: share(plan.itemShare) });
  }
}
