import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { EventOf } from '../../../contract/index.ts';
import type { Dataset } from '../../../contract/recommend-data.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { datasetName } from './dataset-name.ts';
import { useRecommendDesk } from './recommend-desk.ts';
import { signed } from './verdict-words.ts';
import { WorkLine } from '../../i18n/work-line.tsx';

type Worth = Extract<EventOf<'recommend.measureInterview'>, { type: 'done' }>;

/** What the interview is worth, measured on people whom the training has not seen. */
export function InterviewWorth({ dataset }: { readonly dataset: Dataset }) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const desk = useRecommendDesk();
  const [worth, setWorth] = useState<Worth | null>(null);
  const [taskId, setTaskId] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const title = () => t('recommend.try.measureTask', { name: datasetName(dataset, t) });

  const measure = async () => {
    setProblem(null);
    try {
      const done = await desk.work(title, dataset.projectId, async (handle): Promise<Worth | null> => {
        setTaskId(handle.id);
        const asked = { datasetId: dataset.id };
        for await (const event of backend.stream('recommend.measureInterview', asked, handle.signal)) {
          if (event.type === 'done') return event;
          handle.progress({
            share: event.share,
            timeLeftMs: event.remainingMs,
            says: () => t(`recommend.phases.${event.phase}`),
          });
        }
        return null;
      });
      setWorth(done);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setTaskId(null);
    }
  };
  const three = (value: number) => format.number(value, 3);

  return (
    <div className="mt-5">
      {problem && <ProblemNotice problem={problem} />}
      {taskId === null && !worth && (
        <Button look="quiet" className="-ml-3" onClick={() => void measure()}>
          {t('recommend.try.measure')}
        </Button>
      )}
      {taskId !== null && <WorkLine taskId={taskId} title={title()} />}
      {worth && (
        <p className="max-w-column text-ui text-ink-2 tabular-nums">
          {t('recommend.try.measured', {
            users: format.number(worth.users),
            questions: format.number(worth.questionsAsked, 1),
            interview: three(worth.interview.mean),
            popularity: three(worth.popularity.mean),
            gain: signed(worth.interviewGain.mean, format),
            low: signed(worth.interviewGain.low, format),
            high: signed(worth.interviewGain.high, format),
          })}{' '}
          {t('recommend.try.measuredModel', {
            model: three(worth.model.mean),
            gain: signed(worth.modelGain.mean, format),
            low: signed(worth.modelGain.low, format),
            high: signed(worth.modelGain.high, format),
          })}
        </p>
      )}
    </div>
  );
}
