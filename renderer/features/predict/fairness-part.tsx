import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PredictDataset } from '../../../contract/predict-data.ts';
import type { PredictRun } from '../../../contract/predict-results.ts';
import type { Fairness } from '../../../contract/predict-uses.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Select } from '../../ui/select.tsx';
import type { ModelOfRun } from './model-of-run.ts';
import { Heading } from './section.tsx';

interface FairnessPartProps {
  readonly of: ModelOfRun;
  readonly dataset: PredictDataset;
  readonly run: PredictRun;
}

/** How the model does for each group of a column. */
export function FairnessPart({ of, dataset, run }: FairnessPartProps) {
  const { t } = useTranslation();
  const [column, setColumn] = useState<string | null>(null);
  return (
    <>
      <Heading>{t('predict.use.fairness')}</Heading>
      <Select
        label={t('predict.use.by')}
        value={column ?? ' '}
        options={[
          ...(column === null ? [{ value: ' ', label: t('predict.data.noTarget') }] : []),
          ...dataset.columns
            .filter((name) => name !== run.config.target)
            .map((value) => ({ value, label: value })),
        ]}
        onChange={setColumn}
      />
      {column !== null && <Groups of={of} run={run} column={column} />}
    </>
  );
}

type Group = Fairness['groups'][number];

interface GroupsProps {
  readonly of: ModelOfRun;
  readonly run: PredictRun;
  readonly column: string;
}

function Groups({ of, run, column }: GroupsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const asked = useAsk('predict.fairness', { ...of, column });
  if (asked.error) return <ProblemNotice problem={problemOf(asked.error)} />;
  if (!asked.data) return null;
  const { groups, gaps, impactRatio, metric } = asked.data;
  const share = (id: 'positiveRate' | 'truePositiveRate' | 'falsePositiveRate', heading: string) => ({
    id,
    heading,
    isNumber: true,
    cell: (group: Group) => (group[id] === null ? '–' : format.percent(group[id])),
    sortBy: (group: Group) => group[id] ?? -1,
  });
  return (
    <div className="mt-3">
      <p className="mb-2 max-w-column font-content text-content">
        {format.sentences([
          gaps.score === null
            ? t('predict.use.noGap')
            : t('predict.use.gap', { gap: format.number(gaps.score, 2) }),
          impactRatio !== null && t('predict.use.impact', { ratio: format.percent(impactRatio) }),
        ])}
      </p>
      <DataTable<Group>
        label={t('predict.use.fairness')}
        rows={groups}
        rowKey={({ name }) => name}
        columns={[
          {
            id: 'name',
            heading: t('predict.use.group'),
            cell: ({ name, rows, isSmall }) => (
              <>
                {name}{' '}
                <span className={isSmall ? 'text-amber' : 'text-ink-3'}>
                  {t('predict.data.rows', { rows: format.number(rows) })}
                  {isSmall && ` · ${t('predict.use.small')}`}
                </span>
              </>
            ),
          },
          {
            id: 'score',
            heading: t(`predict.metrics.${metric}`),
            isNumber: true,
            cell: ({ score }) => (
              <>
                {format.number(score.value, 2)}{' '}
                <span className="text-ink-3">
                  {format.number(score.low, 2)} – {format.number(score.high, 2)}
                </span>
              </>
            ),
            sortBy: ({ score }) => score.value,
          },
          ...(run.task === 'binary'
            ? [
                share('positiveRate', t('predict.use.positive', { value: run.positive ?? '' })),
                share('truePositiveRate', t('predict.use.truePositive')),
                share('falsePositiveRate', t('predict.use.falsePositive')),
              ]
            : []),
        ]}
      />
    </div>
  );
}
