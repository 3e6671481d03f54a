import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { CatalogueItem, Dataset } from '../../../contract/recommend-data.ts';
import { problemOf, queryKeyOf, useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useStore } from '../../ui/store.ts';
import { datasetName } from './dataset-name.ts';
import type { Who } from './who.ts';
import { MapChart } from './map-chart.tsx';
import { useRecommendDesk, type CatalogueMap } from './recommend-desk.ts';
import { Heading } from './step.tsx';
import { WorkLine } from '../../i18n/work-line.tsx';

interface MapPartProps {
  readonly dataset: Dataset;
  readonly who: Who | null;
  onChoose(item: CatalogueItem): void;
}

/** The catalogue laid out so that like items lie close. */
export function MapPart({ dataset, who, onChoose }: MapPartProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const desk = useRecommendDesk();
  const [by, setBy] = useState<'behaviour' | 'text'>('behaviour');
  const [taskId, setTaskId] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const key = `${dataset.id} ${by}`;
  const map = useStore(desk.maps, (state) => state[key] ?? null);
  const has = useHas(dataset.id, who);

  const draw = async () => {
    setProblem(null);
    try {
      const drawn = await desk.work(
        () => t('recommend.try.mapTask', { name: datasetName(dataset, t) }),
        dataset.projectId,
        async (handle): Promise<CatalogueMap | null> => {
          setTaskId(handle.id);
          const asked = { datasetId: dataset.id, by };
          for await (const event of backend.stream('recommend.map', asked, handle.signal)) {
            if (event.type === 'done') return event;
            handle.progress({
              share: event.share,
              timeLeftMs: event.remainingMs,
              says: () => t(`recommend.phases.${event.phase}`),
            });
          }
          return null;
        },
      );
      if (drawn) desk.maps.set((now) => ({ ...now, [key]: drawn }));
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setTaskId(null);
    }
  };

  return (
    <>
      <Heading>{t('recommend.try.map')}</Heading>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="text-small text-ink-3">{t('recommend.try.mapHint')}</p>
        {dataset.has.text && (
          <Choice
            label={t('recommend.try.mapBy')}
            value={by}
            onChange={(way) => setBy(way)}
            options={(['behaviour', 'text'] as const).map((value) => ({
              value,
              label: t(`recommend.try.by.${value}`),
            }))}
          />
        )}
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {taskId !== null && (
        <WorkLine taskId={taskId} title={t('recommend.try.mapTask', { name: datasetName(dataset, t) })} />
      )}
      {taskId === null && !map && (
        <Button className="mt-2" onClick={() => void draw()}>
          {t('recommend.try.drawMap')}
        </Button>
      )}
      {map && <MapChart map={map} has={has} onChoose={onChoose} />}
    </>
  );
}

/** The ids of what somebody has. */
function useHas(datasetId: string, who: Who | null): ReadonlySet<string> {
  const backend = useBackend();
  const input = { datasetId, who: who!, contenders: ['popularity' as const], k: 1 };
  const answer = useQuery({
    queryKey: queryKeyOf('recommend.recommend', input),
    queryFn: () => backend.call('recommend.recommend', input),
    enabled: who !== null,
  });
  return useMemo(
    () => new Set(who ? answer.data?.history.map(({ item }) => item.id) : []),
    [who, answer.data],
  );
}
