import type { LearnedResult } from '../../../contract/analyse-results.ts';
import { InklingError } from '../../../contract/errors.ts';
import { createRandom, randomOrder } from '../../numerics/random.ts';
import { analysisTextLimit } from '../../../contract/analyse-data.ts';
import { pack, textsOf, unpack, type AnalysisTable } from '../data/analysis-table.ts';
import type { LabelledRows } from '../data/rows.ts';
import type { StoredFinding, StoredLabels, StoredVectors } from '../ports.ts';
import { crossValidate, fitClassifier, likeliest, type LabelledTexts } from './classifier.ts';
import { probabilities } from './logistic.ts';
import { reportOf } from './report.ts';

export interface LearnInput {
  readonly table: Uint8Array;
  readonly vectors: readonly StoredVectors[];
  readonly labels: StoredLabels;
  readonly seed: number;
}

/** Of more examples in a language, so many are learnt from, drawn by the seed. */
const mostExamples = 5000;
const mostFolds = 5;

/** The labelled rows of one language, with classes numbered in that language. */
interface Group {
  readonly vectors: StoredVectors;
  /** Names of its classes. */
  readonly names: readonly string[];
  readonly examples: LabelledTexts;
}

/**
 * Learns labels from examples, measures by cross-validation, and labels every row; a person's own labels stand. Each
 * language is learnt by itself, since its vectors are another model's. Throws `not-enough-data` unless one language has
 * two labels with two different texts each. `onProgress` is told the share done.
 */
export function learnLabels(
  { table: packed, vectors, labels, seed }: LearnInput,
  checkpoint: () => void,
  onProgress: (share: number) => void,
): StoredFinding & { summary: LearnedResult } {
  const table = unpack<AnalysisTable>(packed);
  const texts = textsOf(table, analysisTextLimit);
  const groups = groupsOf(vectors, labels, texts, seed);
  if (groups.length === 0) throw tooFew(labels);

  const names = [...new Set(groups.flatMap((group) => group.names))].sort();
  const truth: number[] = [];
  const judged: number[] = [];
  const said: (string | null)[] = texts.map(() => null);
  const confidences = texts.map(() => 0);
  let penalty = 0;
  let folds = mostFolds;
  groups.forEach(({ vectors: own, names: ownNames, examples }, at) => {
    const least = Math.min(...ownNames.map((_, c) => differentTexts(examples, c)));
    const foldCount = Math.max(2, Math.min(mostFolds, least));
    folds = Math.min(folds, foldCount);
    const guessed = crossValidate(examples, ownNames.length, foldCount, seed, checkpoint, (done) =>
      onProgress((at + (0.8 * done) / foldCount) / groups.length),
    );
    examples.classes.forEach((c, row) => {
      truth.push(names.indexOf(ownNames[c]!));
      judged.push(names.indexOf(ownNames[guessed[row]!]!));
    });
    const fitted = fitClassifier(examples, ownNames.length, seed, checkpoint);
    penalty = Math.max(penalty, fitted.penalty);
    own.rows.forEach((row, place) => {
      const p = probabilities(fitted.model, own.values, place * own.dimensions);
      const best = likeliest(p);
      said[row] = ownNames[best]!;
      confidences[row] = p[best]!;
    });
  });
  for (const [row, label] of labels) [said[row], confidences[row]] = [label, 1];

  const pairs = { truth: Int32Array.from(truth), said: Int32Array.from(judged) };
  const all = [...new Set(said.filter((label) => label !== null))].sort();
  const summary: LearnedResult = {
    labels: all.map((name) => ({ name, rows: said.filter((label) => label === name).length })),
    unlabelled: said.filter((label) => label === null).length,
    penalty,
    report: reportOf(names, pairs, { measuredBy: 'cross-validation', folds }, seed),
  };
  const rows: LabelledRows = { labels: said, confidences };
  return { summary, rows: pack(rows) };
}

/** The languages that have two labels with two different texts each; other labels of theirs aren't learnt. */
export function groupsOf(
  vectors: readonly StoredVectors[],
  labels: StoredLabels,
  texts: readonly string[],
  seed: number,
): Group[] {
  const given = new Map(labels);
  return vectors.flatMap((own): Group[] => {
    const byLabel = new Map<string, number[]>();
    own.rows.forEach((row, place) => {
      const label = given.get(row);
      if (label !== undefined) byLabel.set(label, [...(byLabel.get(label) ?? []), place]);
    });
    const names = [...byLabel]
      .filter(([, places]) => new Set(places.map((place) => texts[own.rows[place]!]!)).size >= 2)
      .map(([name]) => name)
      .sort();
    if (names.length < 2) return [];
    const all = names.flatMap((name, c) => byLabel.get(name)!.map((place) => ({ place, c })));
    const drawn =
      all.length <= mostExamples
        ? all
        : Array.from(randomOrder(all.length, createRandom(seed, 4)).slice(0, mostExamples), (i) => all[i]!);
    const values = new Float32Array(drawn.length * own.dimensions);
    drawn.forEach(({ place }, at) =>
      values.set(
        own.values.subarray(place * own.dimensions, (place + 1) * own.dimensions),
        at * own.dimensions,
      ),
    );
    return [
      {
        vectors: own,
        names,
        examples: {
          dimensions: own.dimensions,
          vectors: values,
          classes: Int32Array.from(drawn, ({ c }) => c),
          texts: drawn.map(({ place }) => texts[own.rows[place]!]!),
        },
      },
    ];
  });
}

function differentTexts({ classes, texts }: LabelledTexts, c: number): number {
  return new Set(texts.filter((_, at) => classes[at] === c)).size;
}

function tooFew(labels: StoredLabels): InklingError {
  const count = new Set(labels.map(([, label]) => label)).size;
  return new InklingError(
    'not-enough-data',
    labels.length === 0
      ? 'No row has a label yet, so there is nothing to learn from.'
      : `There are ${labels.length} labelled rows with ${count} ${count === 1 ? 'label' : 'labels'}: too few to learn from.`,
    'Label at least two different texts for each of two labels in the same language; eight or more each give better results.',
  );
}
