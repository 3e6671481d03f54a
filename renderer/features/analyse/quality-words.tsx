import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { QualityReport } from '../../../contract/analyse-data.ts';
import { useFormat, type Format } from '../../i18n/format.ts';

const rowsNamed = 6;
const examplesShown = 8;

/** What is wrong with a table, in sentences; what stands behind each unfolds. */
export function QualityWords({ quality }: { readonly quality: QualityReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const findings = findingsOf(quality, t, format);
  return (
    <section aria-label={t('analyse.quality.title')} className="max-w-column">
      <h3 className="text-small font-medium text-ink-3">{t('analyse.quality.title')}</h3>
      {findings.length === 0 ? (
        <p className="mt-1 font-content text-content">{t('analyse.quality.fine')}</p>
      ) : (
        <ul className="mt-1 space-y-1">
          {findings.map(({ says, examples }) => (
            <li key={says} className="font-content text-content">
              {examples.length === 0 ? (
                says
              ) : (
                <details>
                  <summary className="cursor-pointer marker:text-ink-3">{says}</summary>
                  <ul className="mt-1 mb-2 ml-5 list-disc text-small text-ink-2">
                    {examples.slice(0, examplesShown).map((example) => (
                      <li key={example} className="[overflow-wrap:anywhere]">
                        {example}
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface QualityFinding {
  readonly says: string;
  readonly examples: readonly string[];
}

/** The findings of a report, those that spoil figures first. */
function findingsOf(quality: QualityReport, t: TFunction, format: Format): QualityFinding[] {
  const rowsOf = (rows: readonly number[]) =>
    t('analyse.quality.rows', {
      rows: format.list([...rows.slice(0, rowsNamed).map(String), ...(rows.length > rowsNamed ? ['…'] : [])]),
    });
  const found: QualityFinding[] = quality.leakage.map(({ column, why, share, rows }) => ({
    says: t(`analyse.quality.leakage.${why}`, { column, share: format.percent(share) }),
    examples: rows.length > 0 ? [rowsOf(rows)] : [],
  }));
  const { emptyTexts, duplicates, nearDuplicates, outliers, balance, columns } = quality;
  if (emptyTexts && emptyTexts.count > 0)
    found.push({
      says: t('analyse.quality.empty', { count: emptyTexts.count }),
      examples: [rowsOf(emptyTexts.rows)],
    });
  if (duplicates.count > 0)
    found.push({
      says: t('analyse.quality.duplicates', { count: duplicates.count }),
      examples: duplicates.groups.map(({ text, rows }) => `${rowsOf(rows)} ${text}`),
    });
  if (nearDuplicates.count > 0)
    found.push({
      says: t('analyse.quality.near', { count: nearDuplicates.count }),
      examples: nearDuplicates.pairs.map(
        ({ row, earlierRow, text }) => `${rowsOf([earlierRow, row])} ${text}`,
      ),
    });
  if (outliers.count > 0)
    found.push({
      says: t('analyse.quality.outliers', { count: outliers.count }),
      examples: outliers.cells.map(({ column, row, value, usual }) =>
        t('analyse.quality.outlier', {
          ...{ column, row, value: value.slice(0, 80) },
          from: format.number(usual.from),
          to: format.number(usual.to),
        }),
      ),
    });
  const holes = columns.filter(({ missing }) => missing > 0);
  if (holes.length > 0)
    found.push({
      says: t('analyse.quality.missing', { count: holes.length }),
      examples: holes.map(({ name, missing }) =>
        t('analyse.quality.hole', { name, missing: format.number(missing) }),
      ),
    });
  if (balance && balance.ratio !== null && balance.ratio >= 3)
    found.push({
      says: t('analyse.quality.balance', { ratio: format.number(balance.ratio, 1) }),
      examples: balance.classes.map(({ label, rows }) => `${label}: ${format.number(rows)}`),
    });
  return found;
}
