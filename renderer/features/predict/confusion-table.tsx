import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.ts';

interface ConfusionTableProps {
  readonly classes: readonly string[];
  /** Rows by true class, columns by predicted class. */
  readonly counts: readonly (readonly number[])[];
}

/** Test rows by what they were and what was said; the shade is the share of the row. */
export function ConfusionTable({ classes, counts }: ConfusionTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div
      role="region"
      tabIndex={0}
      aria-label={t('predict.results.confusion')}
      className="my-4 max-h-96 overflow-auto"
    >
      <table className="border-collapse text-small">
        <caption className="pb-2 text-left font-medium text-ink-2">{t('predict.results.confusion')}</caption>
        <thead>
          <tr>
            <td />
            {classes.map((name) => (
              <th key={name} scope="col" className="px-3 py-1 text-right font-medium text-ink-3">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map((row, place) => {
            const total = Math.max(
              1,
              row.reduce((sum, count) => sum + count, 0),
            );
            return (
              <tr key={classes[place]}>
                <th scope="row" className="pr-3 text-left font-medium text-ink-3">
                  {classes[place]}
                </th>
                {row.map((count, column) => (
                  <td
                    key={classes[column]}
                    className="min-w-16 border border-hairline px-3 py-2 text-right tabular-nums"
                    style={{
                      background: `color-mix(in oklab, var(--accent) ${Math.round((count / total) * 28)}%, transparent)`,
                    }}
                  >
                    {format.number(count)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
