import { InklingError } from '../../../contract/errors.ts';
import type { PredictModelId } from '../../../contract/predict-config.ts';
import type { Fairness } from '../../../contract/predict-uses.ts';
import type { Column } from '../data/column.ts';
import { columnKind } from '../data/column-kind.ts';
import { isMissing } from '../data/missing.ts';
import { readDates } from '../data/read-dates.ts';
import { readNumbers } from '../data/read-numbers.ts';
import { quantileOf } from '../data/spread.ts';
import { intervalsOf, resample } from '../metrics/bootstrap.ts';
import { mainMetric } from '../metrics/metrics.ts';
import { classAt, outcomeOf, type Outcome } from '../metrics/truth.ts';
import { testOutcome, type OpenedRun } from './opened-run.ts';

/** Fewer rows say nothing reliable of a group. */
const enoughRows = 30;
/** The largest ones are told apart; the rest are one group. */
const mostGroups = 20;

/** How a model does for each group of a column, on the test rows. Throws `not-found` when the data has no such column. */
export function fairnessOf(
  run: OpenedRun,
  id: PredictModelId,
  name: string,
  checkpoint: () => void,
): Fairness {
  const { rows, outcome } = testOutcome(run, id);
  const column = rows.columns.find((candidate) => candidate.name === name);
  if (!column)
    throw new InklingError('not-found', `The data has no column "${name}".`, 'Choose one of its columns.');
  const metric = mainMetric(outcome.classes);
  const groups = groupsOf(column).map(({ name: group, rows: members }) => {
    const own = outcomeOf(outcome, members);
    const score = intervalsOf(resample(own, 1, checkpoint))[metric]!;
    return {
      name: group,
      rows: members.length,
      score,
      ...ratesOf(own),
      isSmall: members.length < enoughRows,
    };
  });
  const large = groups.filter(({ isSmall }) => !isSmall);
  const gap = (values: readonly (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    return known.length < 2 ? null : Math.max(...known) - Math.min(...known);
  };
  const rates = large.map(({ positiveRate }) => positiveRate).filter((rate) => rate !== null);
  const highest = Math.max(...rates);
  return {
    ...{ column: name, metric, groups },
    isUsed: run.state.encoder.columns.some((encoder) => encoder.column === name),
    gaps: {
      score: gap(large.map(({ score }) => score.value)),
      positiveRate: gap(large.map(({ positiveRate }) => positiveRate)),
      truePositiveRate: gap(large.map(({ truePositiveRate }) => truePositiveRate)),
      falsePositiveRate: gap(large.map(({ falsePositiveRate }) => falsePositiveRate)),
    },
    impactRatio: rates.length < 2 || highest === 0 ? null : Math.min(...rates) / highest,
  };
}

function ratesOf(outcome: Outcome) {
  const { classes, actual, predicted } = outcome;
  const none = { positiveRate: null, truePositiveRate: null, falsePositiveRate: null, baseRate: null };
  if (classes === 0) {
    let sum = 0;
    for (let row = 0; row < actual.length; row++) sum += predicted[row]! - actual[row]!;
    return { ...none, meanError: sum / actual.length };
  }
  if (classes > 2) return { ...none, meanError: null };
  const said = [0, 0];
  const all = [0, 0];
  for (let row = 0; row < actual.length; row++) {
    all[actual[row]!]!++;
    if (classAt(outcome, row) === 1) said[actual[row]!]!++;
  }
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return {
    positiveRate: share(said[0]! + said[1]!, actual.length),
    truePositiveRate: share(said[1]!, all[1]!),
    falsePositiveRate: share(said[0]!, all[0]!),
    baseRate: share(all[1]!, actual.length),
    meanError: null,
  };
}

interface Group {
  readonly name: string;
  readonly rows: number[];
}

/** The rows of each group: categories, or quarters of numbers and dates; the largest first, missing values a group. */
function groupsOf(column: Column): Group[] {
  const nameOf = namesBy(column);
  const groups = new Map<string, number[]>();
  column.codes.forEach((code, row) => {
    const name = nameOf[code]!;
    const members = groups.get(name);
    if (members) members.push(row);
    else groups.set(name, [row]);
  });
  const sorted = [...groups]
    .map(([name, rows]) => ({ name, rows }))
    .sort((a, b) => b.rows.length - a.rows.length);
  if (sorted.length <= mostGroups) return sorted;
  const rest = sorted.slice(mostGroups - 1).flatMap(({ rows }) => rows);
  return [...sorted.slice(0, mostGroups - 1), { name: '…', rows: rest }];
}

/** The group of each different cell of a column; '–' is the missing ones. */
function namesBy(column: Column): string[] {
  const kind = columnKind(column);
  if (kind !== 'number' && kind !== 'date')
    return column.values.map((value) => (isMissing(value) ? '–' : value.trim()));
  const scale = kind === 'number' ? readNumbers(column.values).numbers : readDates(column.values).times;
  const different = new Set(scale.filter((value) => !Number.isNaN(value)));
  const shown = (value: number) =>
    kind === 'number' ? String(Number(value.toPrecision(4))) : new Date(value).toISOString().slice(0, 10);
  if (different.size <= 4) return Array.from(scale, (value) => (Number.isNaN(value) ? '–' : shown(value)));
  const sorted = Float64Array.from(column.codes, (code) => scale[code]!)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const edges = [0.25, 0.5, 0.75].map((share) => quantileOf(sorted, share));
  const names = [
    `≤ ${shown(edges[0]!)}`,
    `${shown(edges[0]!)} – ${shown(edges[1]!)}`,
    `${shown(edges[1]!)} – ${shown(edges[2]!)}`,
    `> ${shown(edges[2]!)}`,
  ];
  return Array.from(scale, (value) =>
    Number.isNaN(value) ? '–' : names[edges.filter((edge) => value > edge).length]!,
  );
}
