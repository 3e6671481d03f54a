import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { TestRun } from '../../../../contract/test-runs.ts';
import type { benchEn } from '../../../i18n/assistant/bench-en.ts';
import { useFormat, type Format } from '../../../i18n/format.ts';

type Summary = NonNullable<TestRun['summary']>;
type Name = Exclude<keyof (typeof benchEn)['figures'], 'hints' | 'title' | 'passedOf' | 'latencyValue'>;
type Hint = keyof (typeof benchEn)['figures']['hints'];

interface Figure {
  readonly name: Name;
  readonly value: string;
  readonly hint: Hint | null;
}

function figuresOf(summary: Summary, t: TFunction, format: Format): Figure[][] {
  const share = (value: number | null) => (value === null ? '–' : format.percent(value));
  const seconds = (ms: number) => format.number(ms / 1000, 2);
  const { refusal, handoff, latencyMs } = summary;
  const found = (name: Name, value: number | null): Figure => ({ name, value: share(value), hint: 'recall' });
  const right = (name: Name, value: number | null): Figure => ({
    name,
    value: share(value),
    hint: 'correct',
  });
  return [
    [
      {
        name: 'passed',
        value: t('assistant.bench.figures.passedOf', { passed: summary.passed, tests: summary.tests }),
        hint: null,
      },
      found('recallAt1', summary.recallAt1),
      found('recallAt5', summary.recallAt5),
      found('recallAt10', summary.recallAt10),
      {
        name: 'mrr',
        value: summary.meanReciprocalRank === null ? '–' : format.number(summary.meanReciprocalRank, 2),
        hint: 'mrr',
      },
    ],
    [
      { name: 'citationPrecision', value: share(summary.citationPrecision), hint: 'citationPrecision' },
      right('correct', summary.correct),
      right('exact', summary.exact),
      right('tokenF1', summary.tokenF1),
      right('cosine', summary.cosine),
    ],
    [
      { name: 'refusalPrecision', value: share(refusal.precision), hint: 'refusal' },
      { name: 'refusalRecall', value: share(refusal.recall), hint: 'refusal' },
      { name: 'handoffPrecision', value: share(handoff.precision), hint: 'handoff' },
      { name: 'handoffRecall', value: share(handoff.recall), hint: 'handoff' },
      { name: 'unsupported', value: format.number(summary.unsupportedAnswers), hint: null },
    ],
    latencyMs === null
      ? []
      : [
          {
            name: 'latency',
            value: t('assistant.bench.figures.latencyValue', {
              p50: seconds(latencyMs.p50),
              p90: seconds(latencyMs.p90),
            }),
            hint: null,
          },
        ],
  ];
}

/** What a run came to, in numbers. */
export function Figures({ summary }: { readonly summary: Summary }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="mt-4 space-y-3" role="group" aria-label={t('assistant.bench.figures.title')}>
      {figuresOf(summary, t, format)
        .filter((row) => row.length > 0)
        .map((row) => (
          <dl key={row[0]?.name} className="flex flex-wrap gap-x-8 gap-y-2">
            {row.map(({ name, value, hint }) => (
              <div key={name} title={hint ? t(`assistant.bench.figures.hints.${hint}`) : undefined}>
                <dt className="text-small text-ink-3">{t(`assistant.bench.figures.${name}`)}</dt>
                <dd className="text-ui tabular-nums">{value}</dd>
              </div>
            ))}
          </dl>
        ))}
    </div>
  );
}
