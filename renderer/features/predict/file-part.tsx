import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { EventOf } from '../../../contract/index.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { downloadText } from '../../ui/download.ts';
import { DropZone } from '../../ui/drop-zone.tsx';
import type { ModelOfRun } from './model-of-run.ts';
import { usePredictDesk } from './predict-desk.ts';
import { Heading } from './section.tsx';
import { sourceOfFile, tableEndings } from '../../table-file.ts';
import { WorkLine } from '../../i18n/work-line.tsx';

type Done = Extract<EventOf<'predict.predictRows'>, { type: 'done' }>;

interface FilePartProps {
  readonly of: ModelOfRun;
  readonly projectId: string;
}

/** A table of new cases in, the same table with predictions out. */
export function FilePart({ of, projectId }: FilePartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const desk = usePredictDesk();
  const [task, setTask] = useState<{ id: number; name: string } | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const predict = async (file: File) => {
    setProblem(null);
    setDone(null);
    try {
      const source = await sourceOfFile(file);
      await desk.work(
        () => t('predict.use.predicting', { name: file.name }),
        projectId,
        async (handle) => {
          setTask({ id: handle.id, name: file.name });
          const texts: string[] = [];
          let name = file.name;
          let mediaType = 'text/csv';
          for await (const event of backend.stream('predict.predictRows', { ...of, source }, handle.signal)) {
            if (event.type === 'progress') handle.progress({ share: event.share });
            else if (event.type === 'file') ({ name, mediaType } = event);
            else if (event.type === 'text') texts.push(event.text);
            else {
              downloadText(name, texts.join(''), mediaType);
              setDone(event);
            }
          }
        },
      );
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setTask(null);
    }
  };
  return (
    <>
      <Heading>{t('predict.use.file')}</Heading>
      {problem && <ProblemNotice problem={problem} />}
      {task ? (
        <WorkLine taskId={task.id} title={t('predict.use.predicting', { name: task.name })} />
      ) : (
        <DropZone
          choose={t('predict.data.choose')}
          accept={tableEndings}
          onFiles={([file]) => void (file && predict(file))}
        >
          {t('predict.use.fileSays')}
        </DropZone>
      )}
      <p role="status" className="mt-2 text-ui text-ink-2">
        {done &&
          format.sentences([
            t('predict.use.predicted', { count: done.rows }),
            done.missingColumns.length > 0 &&
              t('predict.use.missingColumns', { columns: format.list(done.missingColumns) }),
            done.unknownValues > 0 && t('predict.use.unknownValues', { count: done.unknownValues }),
          ])}
      </p>
    </>
  );
}
