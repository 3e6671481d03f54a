import { parseArgs } from 'node:util';
import { coefficients, type ConfidenceFeatures } from '../../backend/knowledge/confidence.ts';
import { choose } from '../../backend/knowledge/quote.ts';
import type { SentenceFeatures } from '../../backend/knowledge/sentence-features.ts';
import { sentenceWeights } from '../../backend/knowledge/sentence-mark.ts';
import { fitChoice, fitLogistic } from './logistic.ts';
import { answers } from './measure.ts';
import { readSet } from './questions.ts';
import { weighAll, type WeighedQuestion } from './weigh.ts';

const { values } = parseArgs({ options: { details: { type: 'boolean' } } });
const sentenceNames = Object.keys(sentenceWeights) as (keyof SentenceFeatures)[];
const confidenceNames = Object.keys(coefficients).filter(
  (name): name is keyof ConfidenceFeatures => name !== 'intercept',
);
/** Penalties on standardised weights. */
const sentencePenalty = 3;
const confidencePenalty = 3;

interface Judged {
  readonly item: WeighedQuestion;
  readonly x: number[];
  readonly y: number;
  readonly quotes: readonly string[];
}

const { folder, questions } = await readSet('development');
const all = (await weighAll(folder, questions)).filter(({ weighed }) => weighed.length > 0);
const documents = [...new Set(all.map(({ question }) => question.source))];

// Leave one document out: what is measured on a document was fitted on the others.
const curve: { confidence: number; y: number; isGolden: boolean; judged: Judged }[] = [];
for (const document of documents) {
  const rest = all.filter(({ question }) => question.source !== document);
  const { weights, fitted } = fit(rest);
  for (const judged of all
    .filter(({ question }) => question.source === document)
    .map((item) => judge(item, weights))) {
    const sum = judged.x.reduce((a, b, i) => a + b * fitted.weights[i]!, fitted.intercept);
    const isGolden = judged.item.question.kind === 'golden';
    curve.push({ confidence: 1 / (1 + Math.exp(-sum)), y: judged.y, isGolden, judged });
  }
}
const golden = curve.filter(({ isGolden }) => isGolden);
const points = Array.from({ length: 19 }, (_, i) => pointAt((i + 1) / 20));
const final = fit(all);
const result = {
  questions: all.length,
  golden: golden.length,
  bestQuoteRight: share(golden, ({ y }) => y === 1),
  inCandidates: share(golden, ({ judged }) =>
    judged.item.weighed.some(({ candidate }) => answers(candidate.text, judged.item.question)),
  ),
  curve: points,
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
function fit(items: readonly WeighedQuestion[]) {
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

function judge(item: WeighedQuestion, weights: readonly number[]): Judged {
  const mark = (features: SentenceFeatures) =>
    sentenceNames.reduce((sum, name, i) => sum + weights[i]! * features[name], 0);
  const { question, weighed, found } = item;
  const { quoted, features } = choose(weighed, found, (id) => found.languages.get(id) ?? 'en', mark);
  const quotes = quoted.map(({ candidate }) => candidate.text);
  const right = quotes.some((text) => answers(text, question));
  return { item, x: confidenceNames.map((name) => features[name]), y: right ? 1 : 0, quotes };
}

function pointAt(threshold: number) {
  const answered = curve.filter(({ confidence }) => confidence >= threshold);
  const refused = curve.filter(({ confidence }) => confidence < threshold);
  return {
    threshold,
    coverage: round(share(golden, ({ confidence }) => confidence >= threshold)),
    citationPrecision: round(share(answered, ({ y }) => y === 1)),
    refusalPrecision: round(share(refused, ({ isGolden }) => !isGolden)),
    refusalRecall: round(
      share(
        curve.filter(({ isGolden }) => !isGolden),
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
