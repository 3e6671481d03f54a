import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.ts';
import { DataTable, type TableColumn } from '../../../ui/data-table.tsx';
import type { CurvePoint } from './curve.ts';

/** The curve as a table. */
export function CurveTable({ points }: { readonly points: readonly CurvePoint[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = (value: number | null) => (value === null ? '–' : format.percent(value));
  const columns: TableColumn<CurvePoint>[] = [
    {
      id: 'threshold',
      heading: t('assistant.bench.threshold.column'),
      isNumber: true,
      cell: ({ threshold }) => format.percent(threshold),
      sortBy: ({ threshold }) => threshold,
    },
    {
      id: 'coverage',
      heading: t('assistant.bench.threshold.coverage'),
      isNumber: true,
      cell: ({ coverage }) => share(coverage),
      sortBy: ({ coverage }) => coverage,
    },
    ...(['precision', 'refusalPrecision', 'refusalRecall'] as const).map((name): TableColumn<CurvePoint> => ({
      id: name,
      heading:
        name === 'precision'
          ? t('assistant.bench.threshold.precision')
          : t(`assistant.bench.figures.${name}`),
      isNumber: true,
      cell: (point) => share(point[name]),
      sortBy: (point) => point[name] ?? -1,
    })),
  ];
  return (
    <div className="max-w-column">
      <DataTable
        label={t('assistant.bench.threshold.chart')}
        columns={columns}
        rows={points}
        rowKey={({ threshold }) => String(threshold)}
      />
    </div>
  );
}
