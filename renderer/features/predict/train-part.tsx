import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PredictModelId } from '../../../contract/predict-config.ts';
import type { PredictDataset } from '../../../contract/predict-data.ts';
import { useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useStore } from '../../ui/store.ts';
import { LineChart, type Line } from './line-chart.tsx';
import { setUpOf, usePredictDesk } from './predict-desk.ts';
import { articleSetUp, emptySetUp, trainConfig, type SetUp } from './set-up.ts';
import { SettingsFields } from './settings-fields.tsx';
import type { Training } from './training.ts';
import { WorkLine } from '../../i18n/work-line.tsx';

/** How to train, the button that begins, and the curves while they fall. */
export function TrainPart({ dataset }: { readonly dataset: PredictDataset }) {
  const { t } = useTranslation();
  const desk = usePredictDesk();
  const id = useId();
  const setUp = useStore(desk.setUps, (state) => setUpOf(state, dataset.id));
  const training = useStore(desk.trainings, (state) => state[dataset.id] ?? null);
  const [more, setMore] = useState(false);
  const profile = useAsk('predict.profile', {
    datasetId: dataset.id,
    ...(setUp.target === null ? {} : { target: setUp.target }),
  }).data;
  const set = (next: SetUp) => desk.setUps.set((now) => ({ ...now, [dataset.id]: next }));
  const target = setUp.target ?? profile?.target ?? null;
  const config = target === null ? null : trainConfig(setUp, target);
  const running = training !== null && training.problem === null;
  return (
    <>
      <Choice
        label={t('predict.train.preset')}
        value={setUp.preset}
        options={[
          { value: 'usual', label: t('predict.train.usual') },
          { value: 'article', label: t('predict.train.article') },
        ]}
        onChange={(preset) =>
          set(
            preset === 'article'
              ? articleSetUp(setUp)
              : { ...emptySetUp, target: setUp.target, excluded: setUp.excluded },
          )
        }
      />
      <p className="mt-1 text-ui text-ink-2">{t(`predict.train.${setUp.preset}Says`)}</p>
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <Button
          look="primary"
          disabled={!config || running || !profile || profile.refusal !== null}
          aria-describedby={target !== null && !config ? id : undefined}
          onClick={() => void (config && desk.train(dataset, config))}
        >
          {t('predict.train.go')}
        </Button>
        <Button look="quiet" aria-expanded={more} onClick={() => setMore(!more)}>
          {t('predict.train.more')}
        </Button>
      </div>
      {target !== null && !config && (
        <p id={id} role="alert" className="mt-2 text-ui text-red">
          {t('predict.train.bad')}
        </p>
      )}
      {more && <SettingsFields setUp={setUp} onChange={set} />}
      {training?.problem && (
        <div className="mt-4">
          <ProblemNotice problem={training.problem} />
        </div>
      )}
      {training && running && <Live training={training} dataset={dataset} />}
    </>
  );
}

interface LiveProps {
  readonly training: Training;
  readonly dataset: PredictDataset;
}

function Live({ training, dataset }: LiveProps) {
  const { t } = useTranslation();
  const format = useFormat();
  // The model at work is the one whose curve came last.
  const latest = Object.entries(training.curves).at(-1) as
    [PredictModelId, NonNullable<Training['curves'][PredictModelId]>] | undefined;
  const points = latest?.[1];
  const lines = useMemo((): Line[] => {
    const shown = points ?? [];
    const kept = shown.flatMap(({ epoch, validationLoss }) =>
      validationLoss === null ? [] : [{ x: epoch, y: validationLoss }],
    );
    return [
      {
        name: t('predict.train.training'),
        look: 'second',
        points: shown.map(({ epoch, trainingLoss }) => ({ x: epoch, y: trainingLoss })),
      },
      ...(kept.length > 0
        ? [{ name: t('predict.train.validation'), look: 'accent' as const, points: kept }]
        : []),
    ];
  }, [points, t]);
  return (
    <div className="mt-4">
      <WorkLine taskId={training.taskId} title={t('predict.train.task', { name: dataset.name })} />
      {latest && (
        <LineChart
          title={`${t(`predict.models.${latest[0]}`)}: ${t('predict.train.live')}`}
          lines={lines}
          xName={t('predict.train.epoch')}
          yName={t('predict.metrics.log-loss')}
        />
      )}
      <p role="status" className="text-small text-ink-3">
        {training.done.length > 0 &&
          t('predict.train.done', {
            models: format.list(training.done.map((id) => t(`predict.models.${id}`))),
          })}
      </p>
      {training.failed.map(({ id, message }) => (
        <p key={id} className="text-small text-amber">
          {t('predict.train.failed', { model: t(`predict.models.${id}`), message })}
        </p>
      ))}
    </div>
  );
}
