import { fileNameOf } from '../../../contract/file-name.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { OutputOf } from '../../../contract/index.ts';
import type { PredictDataset } from '../../../contract/predict-data.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { downloadText } from '../../ui/download.ts';
import { DropZone } from '../../ui/drop-zone.tsx';
import { modelTextOf, type ModelText } from './model-text.ts';
import { noiseOf, type NoiseChoice } from './noise-choice.ts';
import { NoiseFields } from './noise-fields.tsx';
import { usePredictDesk } from './predict-desk.ts';

/** Federated averaging: model files of several people become one. */
export function MergePart({ dataset }: { readonly dataset: PredictDataset }) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const desk = usePredictDesk();
  const [files, setFiles] = useState<readonly ModelText[]>([]);
  const [noise, setNoise] = useState<NoiseChoice | null>(null);
  const [merged, setMerged] = useState<OutputOf<'predict.mergeModels'> | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const attempt = async (does: () => Promise<void>) => {
    setProblem(null);
    try {
      await does();
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  const add = (chosen: readonly File[]) =>
    attempt(async () => {
      const read = await Promise.all(chosen.map(modelTextOf));
      setMerged(null);
      setFiles((now) => [...now, ...read]);
    });
  const merge = () =>
    attempt(async () => {
      const title = () => t('predict.handOver.merge');
      setMerged(
        await desk.work(title, dataset.projectId, () =>
          backend.call('predict.mergeModels', {
            files: files.map((file) => ({ ...file })),
            noise: noise && noiseOf(noise),
          }),
        ),
      );
    });
  const keep = ({ name, text }: ModelText) =>
    attempt(async () => {
      const title = () => t('predict.handOver.keep');
      const run = await desk.work(title, dataset.projectId, () =>
        backend.call('predict.importModel', { datasetId: dataset.id, file: { name, text } }),
      );
      if (run) desk.shownRuns.set((now) => ({ ...now, [dataset.id]: run.id }));
    });
  return (
    <div>
      <DropZone
        multiple
        choose={t('predict.handOver.chooseFiles')}
        accept=".json"
        onFiles={(chosen) => void add(chosen)}
      >
        {t('predict.handOver.mergeSays')}
      </DropZone>
      {problem && <ProblemNotice problem={problem} />}
      {files.length > 0 && (
        <div className="mt-3 flex flex-wrap items-center gap-2">
          <span className="min-w-0 flex-1 text-ui text-ink-2">
            {format.list(files.map(({ name }) => name))}
          </span>
          <Button
            disabled={files.length < 2 || (noise !== null && noiseOf(noise) === null)}
            onClick={() => void merge()}
          >
            {t('predict.handOver.doMerge')}
          </Button>
          <Button
            look="quiet"
            onClick={() => {
              setFiles([]);
              setMerged(null);
            }}
          >
            {t('predict.handOver.clear')}
          </Button>
        </div>
      )}
      {files.length > 0 && <NoiseFields noise={noise} onChange={setNoise} />}
      {merged && (
        <div className="mt-3 space-y-2" role="status">
          <p className="font-content text-content">
            {t('predict.handOver.merged', { count: merged.parties.length, rows: format.number(merged.rows) })}
          </p>
          <ul className="text-ui text-ink-2">
            {merged.parties.map(({ name, rows, weight }, place) => (
              <li key={`${place}-${name}`}>
                {t('predict.handOver.party', {
                  name,
                  rows: format.number(rows),
                  weight: format.percent(weight),
                })}
              </li>
            ))}
          </ul>
          {merged.privacy && (
            <p className="text-ui text-ink-2">
              {t('predict.together.privacy', {
                epsilon: format.number(merged.privacy.epsilon, 2),
                delta: merged.privacy.delta.toExponential(0),
                clipped: format.number(merged.privacy.clipped),
                sigma: format.number(merged.privacy.sigma, 3),
              })}
            </p>
          )}
          <div className="flex gap-2">
            <Button
              onClick={() => downloadText(fileNameOf(merged.name, 'json'), merged.text, 'application/json')}
            >
              {t('predict.handOver.saveMerged')}
            </Button>
            <Button look="quiet" onClick={() => void keep(merged)}>
              {t('predict.handOver.keep')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
