import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planLevels, type PlanItem } from '../../../contract/plan-entries.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { RoadDrawing } from './road-drawing.tsx';
import { layOutTimeline } from './timeline.ts';
import { useWhen } from './use-when.ts';

interface RoadProps {
  readonly items: readonly PlanItem[];
  readonly today: string;
  onOpen(id: string): void;
}

/** What has a day, on a time line; always to be had as a table too. */
export function Road({ items, today, onOpen }: RoadProps) {
  const { t } = useTranslation();
  const when = useWhen();
  const [asTable, setAsTable] = useState(false);
  const timeline = useMemo(() => layOutTimeline(items, today), [items, today]);
  return (
    <section aria-labelledby="road" className="mt-12 border-t border-hairline pt-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="road" className="font-content text-lead font-semibold">
          {t('plan.road.title')}
        </h2>
        {timeline && (
          <button
            type="button"
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
            className="rounded-sm text-small text-ink-3 underline decoration-hairline-strong underline-offset-2 hover:text-ink"
          >
            {t(asTable ? 'plan.road.asDrawing' : 'plan.road.asTable')}
          </button>
        )}
      </div>
      {!timeline && <p className="mt-1 font-content text-ui text-ink-3">{t('plan.road.empty')}</p>}
      {timeline &&
        (asTable ? (
          <div className="mt-3">
            <DataTable
              label={t('plan.road.title')}
              rows={timeline.entries.map(({ item }) => item)}
              rowKey={({ id }) => id}
              columns={[
                {
                  id: 'when',
                  heading: t('plan.item.due'),
                  cell: (item) => when(item),
                  sortBy: ({ dueOn, startOn }) => dueOn ?? startOn ?? '',
                },
                { id: 'title', heading: t('plan.item.title'), cell: ({ title }) => title },
                { id: 'kind', heading: t('plan.item.kind'), cell: ({ kind }) => t(`plan.kinds.${kind}`) },
                {
                  id: 'level',
                  heading: t('plan.item.level'),
                  cell: ({ level }) => t(`plan.levels.${level}`),
                  sortBy: ({ level }) => planLevels.indexOf(level),
                },
                { id: 'owner', heading: t('plan.owner'), cell: ({ owner }) => owner },
                {
                  id: 'state',
                  heading: t('plan.item.state'),
                  cell: ({ state }) => t(`plan.states.${state}`),
                },
              ]}
            />
          </div>
        ) : (
          <RoadDrawing timeline={timeline} onOpen={onOpen} />
        ))}
      {timeline && timeline.undated > 0 && (
        <p className="mt-2 text-small text-ink-3">{t('plan.road.undated', { count: timeline.undated })}</p>
      )}
    </section>
  );
}
