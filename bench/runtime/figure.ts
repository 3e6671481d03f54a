import type { EngineName } from './engine.ts';

/** What is asked of a figure. */
export interface Goal {
  /** Which of its numbers: the ratio to another engine, or the own value. */
  readonly of: Exclude<EngineName, 'inkling'> | 'own';
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** One line of the table: every round's values, and what they come to. */
export interface Figure {
  readonly what: string;
  readonly unit: string;
  /** Medians over the rounds. */
  readonly own: number;
  readonly others: Partial<Record<EngineName, number>>;
  /** Own to the other's, round by round, above 1 where the own is better; the median. */
  readonly ratios: Partial<Record<EngineName, number>>;
  readonly rounds: Partial<Record<EngineName, readonly number[]>>;
  readonly goals: readonly (Goal & { readonly met: boolean | null })[];
}

/** Makes a line of what each engine measured in each round; engines that took no part are left out. */
export function figureOf(
  what: string,
  unit: string,
  better: 'high' | 'low',
  rounds: Partial<Record<EngineName, readonly number[]>>,
  goals: readonly Goal[] = [],
): Figure {
  const own = rounds.inkling ?? [];
  const others: Partial<Record<EngineName, number>> = {};
  const ratios: Partial<Record<EngineName, number>> = {};
  for (const [name, values] of Object.entries(rounds) as [EngineName, readonly number[]][]) {
    if (name === 'inkling' || values.length === 0) continue;
    others[name] = median(values);
    ratios[name] = median(
      own
        .slice(0, values.length)
        .map((mine, i) => (better === 'high' ? mine / values[i]! : values[i]! / mine)),
    );
  }
  const value = (goal: Goal) => (goal.of === 'own' ? median(own) : ratios[goal.of]);
  return {
    ...{ what, unit, own: median(own), others, ratios, rounds },
    goals: goals.map((goal) => {
      const reached = value(goal);
      const met =
        reached === undefined
          ? null
          : reached >= (goal.atLeast ?? -Infinity) && reached <= (goal.atMost ?? Infinity);
      return { ...goal, met };
    }),
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The table of all lines, for people. */
export function tableOf(figures: readonly Figure[]): string {
  const number = (value: number | undefined) =>
    value === undefined ? '' : value >= 100 ? value.toFixed(0) : value.toFixed(2);
  const goalOf = ({ of, atLeast, atMost, met }: Figure['goals'][number]) =>
    `${atLeast === undefined ? `<= ${atMost}` : `>= ${atLeast}`}${of === 'own' ? '' : ` vs ${of}`} ${met === null ? '?' : met ? 'met' : 'MISSED'}`;
  const rows = figures.map(({ what, unit, own, others, ratios, goals }) => [
    what,
    unit,
    number(own),
    number(others['node-llama-cpp']),
    number(ratios['node-llama-cpp']),
    number(others.transformers),
    number(ratios.transformers),
    goals.map(goalOf).join(', '),
  ]);
  const head = ['what', 'unit', 'own', 'llama.cpp', 'ratio', 'transformers', 'ratio', 'goal'];
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i < 2 || i === 7 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ');
  return [head, ...rows].map((row) => line(row).trimEnd()).join('\n');
}
