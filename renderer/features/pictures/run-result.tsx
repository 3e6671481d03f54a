import { useTranslation } from 'react-i18next';
import type { PictureRun, PictureSet } from '../../../contract/pictures.ts';
import { useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ConfusionTable } from './confusion-table.tsx';
import { LossChart } from './loss-chart.tsx';
import { OnnxPart } from './onnx-part.tsx';
import { Thumbnail } from './thumbnail.tsx';
import { TryPictures } from './try-pictures.tsx';

interface RunResultProps {
  readonly set: PictureSet;
  readonly run: PictureRun;
}

/** What a network came to: sentences first, then the drawing, the table, its mistakes, and a place to try it. */
export function RunResult({ set, run }: RunResultProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { interval, testAccuracy, baseline, bestEpoch, epochs } = run;
  const best = epochs[bestEpoch - 1]!;
  const last = epochs.at(-1)!;
  const byHeart =
    last.epoch > bestEpoch && last.trainLoss < best.trainLoss && last.validationLoss > best.validationLoss;
  return (
    <div>
      <p className="max-w-column font-content text-content">
        {format.sentences([
          t('pictures.result.accuracy', {
            accuracy: format.percent(testAccuracy),
            test: format.number(run.split.test),
            low: format.percent(interval.low),
            high: format.percent(interval.high),
            baseline: format.percent(baseline),
          }),
          interval.low <= baseline && t('pictures.result.notBetter'),
          byHeart && t('pictures.result.byHeart', { epoch: bestEpoch, last: last.epoch }),
        ])}
      </p>
      <p className="mt-1 text-small text-ink-3">
        {t('pictures.result.facts', {
          train: format.number(run.split.train),
          validation: format.number(run.split.validation),
          test: format.number(run.split.test),
          parameters: format.number(run.parameters),
          seed: run.training.seed,
          time: format.duration(run.trainingMs),
        })}
      </p>
      <LossChart epochs={epochs} of={last.epoch} bestEpoch={bestEpoch} />
      <ConfusionTable run={run} />
      {run.mistakes.length > 0 && <Mistakes set={set} run={run} />}
      <TryPictures set={set} run={run} />
      <OnnxPart run={run} />
    </div>
  );
}

function Mistakes({ set, run }: RunResultProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const pictures = useAsk('pictures.look', { setId: set.id, at: run.mistakes.map(({ at }) => at) });
  return (
    <section className="mt-6">
      <h3 className="text-small font-medium text-ink-3">{t('pictures.mistakes')}</h3>
      <ul className="mt-2 flex flex-wrap gap-4">
        {run.mistakes.map((mistake) => {
          const picture = pictures.data?.find(({ at }) => at === mistake.at);
          const said = run.classes[mistake.said]!;
          const truth = run.classes[mistake.truth]!;
          return (
            <li key={mistake.at} className="flex max-w-56 items-center gap-2 text-small">
              {picture && (
                <Thumbnail
                  pixels={picture.pixels}
                  set={set}
                  label={t('pictures.shows', { file: mistake.name, kind: truth })}
                />
              )}
              <p className="text-ink-2">
                {t('pictures.mistake', { truth, said, probability: format.percent(mistake.probability) })}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
