import { useTranslation } from 'react-i18next';
import { metricIdSchema, type ModelResult, type PredictRun } from '../../../contract/predict-results.ts';
import { useFormat } from '../../i18n/format.ts';
import { DataTable } from '../../ui/data-table.tsx';

/** Every metric of every model on the test, with its interval. */
export function AllFigures({ run }: { readonly run: PredictRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  const metrics = metricIdSchema.options.filter((metric) => run.models.some(({ test }) => test[metric]));
  return (
    <DataTable<ModelResult>
      label={t('predict.results.all')}
      rows={run.models}
      rowKey={({ id }) => id}
      columns={[
        { id: 'model', heading: t('predict.results.model'), cell: ({ id }) => t(`predict.models.${id}`) },
        ...metrics.map((metric) => ({
          id: metric,
          heading: t(`predict.metrics.${metric}`),
          isNumber: true,
          cell: ({ test }: ModelResult) => {
            const figure = test[metric];
            if (!figure) return '–';
            return (
              <>
                {format.number(figure.value, 3)}{' '}
                <span className="text-ink-3">
                  {format.number(figure.low, 3)} – {format.number(figure.high, 3)}
                </span>
              </>
            );
          },
          sortBy: ({ test }: ModelResult) => test[metric]?.value ?? -Infinity,
        })),
      ]}
    />
  );
}
