import { createRandom, randomOrder } from '../../numerics/random.ts';
import { topIndices } from '../../numerics/top.ts';
import type { Model } from '../algorithm.ts';
import { accuracyOfList } from '../evaluation/accuracy.ts';
import { createBootstrap, differences, type Interval } from '../evaluation/bootstrap.ts';
import { tieRanks } from '../evaluation/ranking.ts';
import { historyOfItems } from '../history.ts';
import { interactionsOf, type Interactions } from '../interactions.ts';
import type { Pacer } from '../pacer.ts';
import { filterEntries } from '../sparse-rows.ts';
import { createInterview, mostQuestions, type Interview, type InterviewAnswer } from './interview.ts';

/** Interactions without some users, who will be interviewed as if new. */
export interface InterviewSplit {
  readonly training: Interactions;
  /** All interactions, to answer from. */
  readonly all: Interactions;
  readonly newUsers: Int32Array;
}

/** Keeps a random fifth of the users, those with two items at least, out of training: at most `most` of them. */
export function splitForInterview(all: Interactions, seed: number, most: number): InterviewSplit {
  const { starts } = all.byUser;
  const order = randomOrder(all.userCount, createRandom(seed));
  const newUsers = order
    .filter((user) => starts[user + 1]! - starts[user]! > 1)
    .subarray(0, Math.min(most, Math.ceil(all.userCount / 5)));
  const isNew = new Set(newUsers);
  return {
    training: interactionsOf(filterEntries(all.byUser, (_, user) => !isNew.has(user))),
    all,
    newUsers: Int32Array.from(newUsers).sort(),
  };
}

/** What an interview is worth: mean nDCG@k over new users, and each user's gain over popularity. */
export interface InterviewGain {
  /** New users of whom something was left to find. */
  readonly users: number;
  readonly questionsAsked: number;
  readonly popularity: Interval;
  /** Lists by the users who answered alike. */
  readonly interview: Interval;
  readonly interviewGain: Interval;
  /** Lists of a model that is given the items answered with yes; popularity for who said yes to none. */
  readonly model: Interval;
  readonly modelGain: Interval;
}

/**
 * Interviews users whom the training doesn't hold, with answers from what they have (yes: has the item; no: hasn't),
 * and measures lists of what is left: items that were asked about are neither ranked nor relevant. Null when nobody is
 * left to measure. `model` was trained on `split.training`.
 */
export function measureInterview(
  { training, all, newUsers }: InterviewSplit,
  model: Model,
  { seed, k, resamples }: { readonly seed: number; readonly k: number; readonly resamples: number },
  pace: Pacer,
): InterviewGain | null {
  const interview = createInterview(training, seed);
  const ask = rememberQuestions(interview);
  const ties = tieRanks(all.itemCount, seed);
  const popularity = interview.score([]);
  const values = { popularity: [] as number[], interview: [] as number[], model: [] as number[] };
  let questions = 0;

  for (const [at, user] of newUsers.entries()) {
    pace(at / newUsers.length);
    const owned = new Set(all.byUser.columns.subarray(all.byUser.starts[user], all.byUser.starts[user + 1]));
    const answers = simulate(ask, owned);
    const asked = new Uint8Array(all.itemCount);
    for (const { item } of answers) asked[item] = 1;
    const relevant = [...owned].filter((item) => asked[item] === 0);
    if (relevant.length === 0) continue;
    questions += answers.length;

    const ndcgOf = (scores: Float32Array) => {
      const list = new Int32Array(k).fill(-1);
      list.set(topIndices(scores, k, asked, ties));
      return accuracyOfList(list, (item) => owned.has(item), relevant.length).ndcg;
    };
    const liked = answers.filter(({ answer }) => answer === 'yes').map(({ item }) => item);
    values.popularity.push(ndcgOf(popularity));
    values.interview.push(ndcgOf(interview.score(answers)));
    values.model.push(ndcgOf(liked.length > 0 ? model.score(historyOfItems(liked)) : popularity));
  }

  const users = values.popularity.length;
  if (users === 0) return null;
  const bootstrap = createBootstrap(users, resamples, seed);
  const of = {
    popularity: Float64Array.from(values.popularity),
    interview: Float64Array.from(values.interview),
    model: Float64Array.from(values.model),
  };
  return {
    users,
    questionsAsked: questions / users,
    popularity: bootstrap(of.popularity),
    interview: bootstrap(of.interview),
    interviewGain: bootstrap(differences(of.interview, of.popularity)),
    model: bootstrap(of.model),
    modelGain: bootstrap(differences(of.model, of.popularity)),
  };
}

function simulate(ask: Interview['nextQuestion'], owned: ReadonlySet<number>): InterviewAnswer[] {
  const answers: InterviewAnswer[] = [];
  while (answers.length < mostQuestions) {
    const item = ask(answers);
    if (item === null) break;
    answers.push({ item, answer: owned.has(item) ? 'yes' : 'no' });
  }
  return answers;
}

/** Many users give the same first answers, and get the same next question. */
function rememberQuestions({ nextQuestion }: Interview): Interview['nextQuestion'] {
  const known = new Map<string, number | null>();
  return (answers) => {
    const key = answers.map(({ item, answer }) => `${item}${answer}`).join();
    const question = known.get(key);
    if (question !== undefined) return question;
    const next = nextQuestion(answers);
    known.set(key, next);
    return next;
  };
}
