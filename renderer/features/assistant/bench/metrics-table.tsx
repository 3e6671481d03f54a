import { useTranslation } from 'react-i18next';
import type { RunComparison } from '../../../../contract/test-runs.ts';
import { useFormat } from '../../../i18n/format.ts';
import { DataTable } from '../../../ui/data-table.tsx';

interface MetricsTableProps {
  readonly metrics: RunComparison['metrics'];
  /** Names of the two runs. */
  readonly base: string;
  readonly other: string;
}

/** The measures of two runs, their difference and how sure it is. */
export function MetricsTable({ metrics, base, other }: MetricsTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const signed = (value: number) => `${value < 0 ? '−' : '+'}${format.number(Math.abs(value), 3)}`;
  return (
    <div className="max-w-column">
      <DataTable
        label={t('assistant.bench.compare.title')}
        rows={metrics}
        rowKey={({ metric }) => metric}
        columns={[
          {
            id: 'metric',
            heading: t('assistant.bench.compare.measure'),
            cell: ({ metric }) => t(`assistant.bench.compare.metrics.${metric}`),
          },
          { id: 'other', heading: other, isNumber: true, cell: (row) => format.number(row.other, 3) },
          { id: 'base', heading: base, isNumber: true, cell: (row) => format.number(row.base, 3) },
          {
            id: 'difference',
            heading: t('assistant.bench.compare.difference'),
            isNumber: true,
            cell: ({ difference }) => signed(difference),
          },
          {
            id: 'interval',
            heading: t('assistant.bench.compare.interval'),
            isNumber: true,
            cell: ({ low, high }) => `${signed(low)} … ${signed(high)}`,
          },
          {
            id: 'tests',
            heading: t('assistant.bench.compare.questions'),
            isNumber: true,
            cell: ({ tests }) => tests,
          },
        ]}
      />
    </div>
  );
}
