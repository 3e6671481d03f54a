import { parseArgs } from 'node:util';
import { coefficients, type ConfidenceFeatures } from '../../backend/knowledge/confidence.ts';
import { choose } from '../../backend/knowledge/quote.ts';
import type { SentenceFeatures } from '../../backend/knowledge/sentence-features.ts';
import { sentenceWeights, type Basis } from '../../backend/knowledge/sentence-mark.ts';
import { fitChoice, fitLogistic } from './logistic.ts';
import { answers } from './measure.ts';
import { readSet } from './questions.ts';
import { weighAll, type WeighedQuestion } from './weigh.ts';

const { values } = parseArgs({
  options: { basis: { type: 'string', default: 'reading' }, details: { type: 'boolean' } },
});
const basis: Basis = values.basis === 'cosines' ? 'cosines' : 'reading';
/** What is always 0 where sentences are read, or where they are not. */
const idle: readonly string[] = basis === 'reading' ? ['ownCosine', 'chinese'] : ['reading'];
const sentenceNames = (Object.keys(sentenceWeights[basis]) as (keyof SentenceFeatures)[]).filter(
  (name) => !idle.includes(name),
);
const confidenceNames = Object.keys(coefficients[basis]).filter(
  (name): name is keyof ConfidenceFeatures => name !== 'intercept' && !idle.includes(name),
);
/** From none of these did the ranker learn; what it learnt from it would be surer of than of anything else. */
const fields = ['clubs-hobbies', 'land-craft', 'money-homes', 'shops-food'].map(
  (field) => `practice-${field}`,
);
const sets =
  basis === 'reading'
    ? ['development', ...fields, ...fields.map((field) => `${field}-plain`)]
    : ['development'];
const isCareless = (set: string) => fields.includes(set);
/** Penalties on standardised weights. */
const sentencePenalty = 3;
const confidencePenalty = 3;

interface Judged {
  readonly item: Item;
  readonly x: number[];
  readonly y: number;
  readonly quotes: readonly string[];
}

/** A question with its set, and what is left out together with it: of several sets all of its documents, of one its document. */
interface Item extends WeighedQuestion {
  readonly set: string;
  readonly fold: string;
}

const all: Item[] = [];
for (const set of sets) {
  const { folder, questions } = await readSet(set);
  for (const item of await weighAll(folder, questions, basis))
    if (item.weighed.length > 0)
      all.push({ ...item, set, fold: sets.length > 1 ? set.replace('-plain', '') : item.question.source });
}
const folds = [...new Set(all.map(({ fold }) => fold))];

// What is measured on a set or a document was fitted on the others.
const curve: { confidence: number; y: number; isGolden: boolean; judged: Judged }[] = [];
for (const left of folds) {
  const { weights, fitted } = fit(all.filter(({ fold }) => fold !== left));
  for (const judged of all.filter(({ fold }) => fold === left).map((item) => judge(item, weights))) {
    const sum = judged.x.reduce((a, b, i) => a + b * fitted.weights[i]!, fitted.intercept);
    const isGolden = judged.item.question.kind === 'golden';
    curve.push({ confidence: 1 / (1 + Math.exp(-sum)), y: judged.y, isGolden, judged });
  }
}
const golden = curve.filter(({ isGolden }) => isGolden);
const curveOf = (is: (set: string) => boolean) =>
  Array.from({ length: 19 }, (_, i) => pointAt((i + 1) / 20, (judged) => is(judged.item.set)));
const final = fit(all);
const result = {
  basis,
  questions: all.length,
  golden: golden.length,
  bestQuoteRight: share(golden, ({ y }) => y === 1),
  bestQuoteRightIn: Object.fromEntries(
    sets.map((set) => [
      set,
      share(
        golden.filter(({ judged }) => judged.item.set === set),
        ({ y }) => y === 1,
      ),
    ]),
  ),
  inCandidates: share(golden, ({ judged }) =>
    judged.item.weighed.some(({ candidate }) => answers(candidate.text, judged.item.question)),
  ),
  curve: curveOf(() => true),
  ...(sets.length > 1 ? { careless: curveOf(isCareless), plain: curveOf((set) => !isCareless(set)) } : {}),
  sentenceWeights: Object.fromEntries(sentenceNames.map((name, i) => [name, round(final.weights[i]!)])),
  coefficients: {
    intercept: round(final.fitted.intercept),
    ...Object.fromEntries(confidenceNames.map((name, i) => [name, round(final.fitted.weights[i]!)])),
  },
  ...(values.details
    ? {
        details: curve.map(({ confidence, y, judged: { item, quotes } }) => ({
          question: item.question.question,
          kind: item.question.kind,
          confidence: round(confidence),
          right: y,
          quotes,
          passage: item.question.passage,
        })),
      }
    : {}),
};
process.stdout.write(`${JSON.stringify(result, null, 1)}\n`);

/** Weights of sentences from the questions that have an answer, then the confidence from all. */
function fit(items: readonly Item[]) {
  const choices = items
    .filter(({ question }) => question.kind === 'golden')
    .map(({ question, weighed }) => ({
      options: weighed.map(({ features }) => sentenceNames.map((name) => features[name])),
      right: weighed.map(({ candidate }) => answers(candidate.text, question)),
    }))
    .filter(({ right }) => right.includes(true));
  const weights = fitChoice(choices, sentencePenalty);
  const fitted = fitLogistic(
    items.map((item) => judge(item, weights)),
    confidencePenalty,
  );
  return { weights, fitted };
}

function judge(item: Item, weights: readonly number[]): Judged {
  const mark = (features: SentenceFeatures) =>
    sentenceNames.reduce((sum, name, i) => sum + weights[i]! * features[name], 0);
  const { question, weighed, found } = item;
  const { quoted, features } = choose(weighed, found, (id) => found.languages.get(id) ?? 'en', mark);
  const quotes = quoted.map(({ candidate }) => candidate.text);
  const right = quotes.some((text) => answers(text, question));
  return { item, x: confidenceNames.map((name) => features[name]), y: right ? 1 : 0, quotes };
}

function pointAt(threshold: number, is: (judged: Judged) => boolean) {
  const asked = curve.filter(({ judged }) => is(judged));
  const answered = asked.filter(({ confidence }) => confidence >= threshold);
  const refused = asked.filter(({ confidence }) => confidence < threshold);
  return {
    threshold,
    coverage: round(
      share(
        asked.filter(({ isGolden }) => isGolden),
        ({ confidence }) => confidence >= threshold,
      ),
    ),
    citationPrecision: round(share(answered, ({ y }) => y === 1)),
    refusalPrecision: round(share(refused, ({ isGolden }) => !isGolden)),
    refusalRecall: round(
      share(
        asked.filter(({ isGolden }) => !isGolden),
        ({ confidence }) => confidence < threshold,
      ),
    ),
  };
}

function share<T>(list: readonly T[], is: (item: T) => boolean): number {
  return list.length === 0 ? 0 : list.filter(is).length / list.length;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
