import { useTranslation } from 'react-i18next';
import type { ContenderResult, IntervalValue, RecommenderRun } from '../../../contract/recommend-results.ts';
import { useFormat, type Format } from '../../i18n/format.ts';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';

type Row = ContenderResult;
const measures = ['ndcg', 'recall', 'precision', 'hitRate', 'mrr', 'map'] as const;

function Measured({ value, format }: { readonly value: IntervalValue; readonly format: Format }) {
  return (
    <>
      {format.number(value.mean, 3)}{' '}
      <span className="text-ink-3">±{format.number((value.high - value.low) / 2, 3)}</span>
    </>
  );
}

/** Every measure of accuracy of every algorithm. */
export function MeasuresTable({ run }: { readonly run: RecommenderRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <DataTable<Row>
      label={t('recommend.evaluate.measures')}
      rows={run.contenders}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'name',
          heading: t('recommend.evaluate.names.algorithm'),
          cell: ({ id }) => t(`recommend.contenders.${id}`),
        },
        ...measures.map((name) => ({
          id: name,
          heading: t(`recommend.evaluate.names.${name}`),
          isNumber: true,
          cell: ({ accuracy }: Row) => <Measured value={accuracy[name]} format={format} />,
          sortBy: ({ accuracy }: Row) => accuracy[name].mean,
        })),
      ]}
    />
  );
}

/** What lists are like beyond accuracy, and what an algorithm costs. */
export function CostTable({ run }: { readonly run: RecommenderRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  const column = (
    id: 'coverage' | 'novelty' | 'diversity' | 'lift' | 'train' | 'list' | 'memory',
    value: (row: Row) => number | null,
    text: (value: number) => string,
  ): TableColumn<Row> => ({
    id,
    heading: t(`recommend.evaluate.names.${id}`),
    isNumber: true,
    cell: (row) => {
      const number = value(row);
      return number === null ? '–' : text(number);
    },
    sortBy: (row) => value(row) ?? -Infinity,
  });
  const milliseconds = (value: number) =>
    value < 1000 ? `${format.number(value, value < 10 ? 1 : 0)} ms` : format.duration(value);
  return (
    <DataTable<Row>
      label={t('recommend.evaluate.beyond')}
      rows={run.contenders}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'name',
          heading: t('recommend.evaluate.names.algorithm'),
          cell: ({ id }) => t(`recommend.contenders.${id}`),
        },
        column(
          'coverage',
          (row) => row.beyondAccuracy.coverage,
          (value) => format.percent(value),
        ),
        column(
          'novelty',
          (row) => row.beyondAccuracy.novelty,
          (value) => format.number(value, 1),
        ),
        column(
          'diversity',
          (row) => row.beyondAccuracy.diversity,
          (value) => format.number(value, 2),
        ),
        column(
          'lift',
          (row) => row.groups.niche?.popularityBias.lift ?? null,
          (value) => format.percent(value),
        ),
        column('train', (row) => row.cost.trainMs, milliseconds),
        column('list', (row) => row.cost.listMs, milliseconds),
        column('memory', (row) => row.cost.modelBytes, format.bytes),
      ]}
    />
  );
}
