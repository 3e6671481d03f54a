import type { ContenderId } from '../algorithm.ts';
import type { Interval } from './bootstrap.ts';
import type { DataNeed, Verdict, VerdictForGroup } from './verdict.ts';

const names: Readonly<Record<ContenderId, string>> = {
  popularity: 'Popularity',
  'recent-popularity': 'Recent popularity',
  'item-knn': 'ItemKNN',
  ease: 'EASE',
  als: 'Implicit ALS',
  bpr: 'BPR',
  autoencoder: 'The autoencoder',
  content: 'Content',
  blend: 'The blend',
};

/** A contender as it is called in a sentence. */
export function contenderName(id: ContenderId): string {
  return names[id];
}

/** The verdict as English sentences, for reports and the command line. `k` is the length of the lists. */
export function verdictInWords(verdict: Verdict, k: number): string {
  const { best, answer, bestNdcg, popularityNdcg, difference, relativeGain } = verdict;
  const metric = `nDCG@${k}`;
  const gain = relativeGain === null ? '' : ` (${signed(100 * relativeGain, 0)} %)`;
  const numbers =
    `${metric} ${three(bestNdcg.mean)} against ${three(popularityNdcg.mean)}, a difference of ` +
    `${signed(difference.mean, 3)}${gain}, 95 % interval ${signed(difference.low, 3)} to ${signed(difference.high, 3)}`;
  const first =
    best === 'popularity'
      ? `Nothing was better than popularity on the validation part (${metric} ${three(popularityNdcg.mean)}): show everybody what is popular.`
      : `${names[best]} ${answers[answer]} popularity: ${numbers}.`;
  return [
    first,
    ...(best === 'popularity' ? [] : groupsInWords(verdict.groups)),
    ...verdict.needs.map(needInWords),
  ].join(' ');
}

const answers = {
  yes: 'beats',
  no: 'is worse than',
  unclear: 'can’t be told from',
} as const;

const groupNames = {
  niche: 'users with unusual tastes',
  mixed: 'users with mixed tastes',
  mainstream: 'users who like what most like',
} as const;

function groupsInWords(groups: readonly VerdictForGroup[]): string[] {
  const parts = (['yes', 'unclear', 'no'] as const).flatMap((answer) => {
    const members = groups.filter((group) => group.answer === answer);
    if (members.length === 0) return [];
    const who = members.map(
      ({ group, users, difference }) => `${groupNames[group]} (${users}, ${interval(difference)})`,
    );
    return [`${groupAnswers[answer]} ${who.join(', ')}`];
  });
  return parts.length === 0 ? [] : [`${parts.join('; ')}.`.replace(/^./u, (letter) => letter.toUpperCase())];
}

const groupAnswers = { yes: 'it helps', unclear: 'it is not clear for', no: 'it harms' } as const;

function needInWords(need: DataNeed): string {
  switch (need.kind) {
    case 'more-users':
      return `With about ${need.wanted} tested users instead of ${need.tested} the answer would be surer.`;
    case 'more-per-user':
      return `Half of the users have ${need.median} interactions or fewer; from ${need.wanted} on tastes show better.`;
    case 'item-text':
      return 'Items have no text, so new ones can’t be recommended; titles and descriptions would help.';
    case 'times':
      return 'There are no times, so nothing is known about how the future is foretold.';
    case 'other-signals':
      return 'There are many users, and yet little personal taste in this data: other signals than these are needed.';
  }
}

function three(value: number): string {
  return value.toFixed(3);
}

function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 ? `−${text}` : `+${text}`;
}

function interval({ low, high }: Interval): string {
  return `${signed(low, 3)} to ${signed(high, 3)}`;
}
