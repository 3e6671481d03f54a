import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../contract/index.ts';
import type { ColumnProfile, DataProfile } from '../../../contract/predict-data.ts';
import { useFormat } from '../../i18n/format.ts';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';

interface TrustTableProps {
  readonly profile: DataProfile;
  readonly rows: OutputOf<'predict.rows'>;
  readonly target: string | null;
  readonly excluded: readonly string[];
  onExcluded(excluded: readonly string[]): void;
}

/** The first rows, with what each column holds above it, and a tick for whether it is used. */
export function TrustTable({ profile, rows, target, excluded, onExcluded }: TrustTableProps) {
  const { t } = useTranslation();
  const columns = useMemo(
    (): TableColumn<readonly [number, string[]]>[] =>
      profile.columns.map((column) => {
        const place = rows.columns.indexOf(column.name);
        const isUsed = !excluded.includes(column.name);
        return {
          id: column.name,
          isNumber: column.kind === 'number',
          cell: ([, cells]) => (
            <span className={isUsed || column.name === target ? '' : 'text-ink-3'}>{cells[place]}</span>
          ),
          heading: (
            <div className="space-y-0.5 pb-1 text-left font-normal">
              <span className="block font-medium text-ink">{column.name}</span>
              <Facts column={column} rows={profile.rows} />
              <Bars column={column} />
              {column.name === target ? (
                <span className="block text-accent">{t('predict.data.isTarget')}</span>
              ) : (
                <input
                  type="checkbox"
                  className="accent-accent"
                  aria-label={t('predict.data.use', { column: column.name })}
                  checked={isUsed}
                  onChange={() =>
                    onExcluded(
                      isUsed ? [...excluded, column.name] : excluded.filter((name) => name !== column.name),
                    )
                  }
                />
              )}
            </div>
          ),
        };
      }),
    [profile, rows, target, excluded, onExcluded, t],
  );
  return (
    <DataTable
      label={t('predict.data.table')}
      columns={columns}
      rows={rows.rows.map((cells, index) => [index, cells] as const)}
      rowKey={([index]) => String(index)}
    />
  );
}

function Facts({ column, rows }: { readonly column: ColumnProfile; readonly rows: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const gone = column.missing + column.unreadable;
  const short = (value: number) => format.number(value, Number.isInteger(value) ? 0 : 1);
  return (
    <>
      <span className="block">
        {t(`predict.kinds.${column.kind}`)} ·{' '}
        {column.numbers
          ? t('predict.data.range', {
              low: short(column.numbers.lowest),
              high: short(column.numbers.highest),
            })
          : t('predict.data.distinct', { count: column.distinct })}
      </span>
      <span className={gone > 0 ? 'block text-amber' : 'block'}>
        {gone > 0
          ? t('predict.data.missing', { share: format.percent(gone / Math.max(1, rows), 1) })
          : t('predict.data.filled')}
      </span>
      <span className="block">
        {column.outliers ? t('predict.data.outliers', { count: column.outliers }) : '\u00a0'}
      </span>
    </>
  );
}

const width = 96;
const height = 22;

/** How the values lie, as small bars: a histogram of numbers, the commonest values of others. */
function Bars({ column }: { readonly column: ColumnProfile }) {
  const counts = (column.bars.length > 0 ? column.bars : column.top).map(({ count }) => count);
  const most = Math.max(1, ...counts);
  const step = width / Math.max(1, counts.length);
  return (
    <svg width={width} height={height} aria-hidden className="block fill-hairline-strong">
      {counts.map((count, place) => (
        <rect
          key={place}
          x={place * step}
          width={Math.max(1, step - 1)}
          y={height - (count / most) * height}
          height={(count / most) * height}
        />
      ))}
    </svg>
  );
}
