import { useTranslation } from 'react-i18next';
import type { ClassifierReport } from '../../../contract/analyse-results.ts';
import { useFormat } from '../../i18n/format.ts';
import { DataTable } from '../../ui/data-table.tsx';

/** How well labels are told, in a sentence, with a line for each label below. */
export function ClassifierWords({ report }: { readonly report: ClassifierReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { accuracy, macroF1, majority } = report;
  return (
    <div>
      <p className="max-w-column font-content text-content">
        {format.sentences([
          t(`analyse.report.${report.measuredBy}`, {
            accuracy: format.percent(accuracy.mean),
            low: format.percent(accuracy.low),
            high: format.percent(accuracy.high),
            rows: format.number(report.rows),
            folds: format.number(report.folds),
            majority: format.percent(majority),
            f1: format.number(macroF1.mean, 2),
          }),
          accuracy.low <= majority && t('analyse.report.notBetter'),
        ])}
      </p>
      <div className="mt-2 max-w-column">
        <DataTable
          label={t('analyse.report.byLabel')}
          rows={report.classes}
          rowKey={({ label }) => label}
          columns={[
            { id: 'label', heading: t('analyse.report.label'), cell: ({ label }) => label },
            {
              id: 'examples',
              heading: t('analyse.report.examples'),
              isNumber: true,
              cell: ({ examples }) => format.number(examples),
              sortBy: ({ examples }) => examples,
            },
            ...(['precision', 'recall', 'f1'] as const).map((figure) => ({
              id: figure,
              heading: t(`analyse.report.${figure}`),
              isNumber: true,
              cell: (row: ClassifierReport['classes'][number]) => format.number(row[figure], 2),
              sortBy: (row: ClassifierReport['classes'][number]) => row[figure],
            })),
          ]}
        />
      </div>
    </div>
  );
}
