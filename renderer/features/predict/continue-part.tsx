import { fileNameOf } from '../../../contract/file-name.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { PredictDataset } from '../../../contract/predict-data.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { downloadText } from '../../ui/download.ts';
import { DropZone } from '../../ui/drop-zone.tsx';
import { modelTextOf } from './model-text.ts';
import { usePredictDesk } from './predict-desk.ts';
import { WorkLine } from '../../i18n/work-line.tsx';

/** A round of federated averaging at home: somebody's model file is trained on with one's own rows. */
export function ContinuePart({ dataset }: { readonly dataset: PredictDataset }) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const desk = usePredictDesk();
  const [taskId, setTaskId] = useState<number | null>(null);
  const [rows, setRows] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const title = () => t('predict.together.training');
  const train = async (file: File) => {
    setProblem(null);
    setRows(null);
    try {
      await desk.work(title, dataset.projectId, async (handle) => {
        setTaskId(handle.id);
        const asked = { datasetId: dataset.id, file: await modelTextOf(file) };
        for await (const event of backend.stream('predict.continueModel', asked, handle.signal)) {
          if (event.type === 'done') {
            downloadText(fileNameOf(event.name, 'json'), event.text, 'application/json');
            setRows(event.rows);
          } else {
            handle.progress({ share: event.epoch / event.epochs, timeLeftMs: null, says: title });
          }
        }
      });
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setTaskId(null);
    }
  };
  return (
    <div className="space-y-3">
      <DropZone
        choose={t('predict.together.chooseOne')}
        accept=".json"
        disabled={taskId !== null}
        onFiles={([file]) => void (file && train(file))}
      >
        {t('predict.together.continueSays')}
      </DropZone>
      {taskId !== null && <WorkLine taskId={taskId} title={title()} />}
      {problem && <ProblemNotice problem={problem} />}
      {rows !== null && (
        <p role="status" className="font-content text-content">
          {t('predict.together.continued', { rows: format.number(rows) })}
        </p>
      )}
    </div>
  );
}
