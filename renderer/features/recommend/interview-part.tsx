import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputOf, OutputOf } from '../../../contract/index.ts';
import type { Dataset } from '../../../contract/recommend-data.ts';
import { problemOf, queryKeyOf, useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { InterviewWorth } from './interview-worth.tsx';

type Answers = InputOf<'recommend.interview'>['answers'];

/** A taste interview with somebody new: one question at a time, and the list it leads to so far. */
export function InterviewPart({ dataset }: { readonly dataset: Dataset }) {
  const { t } = useTranslation();
  const backend = useBackend();
  const [answers, setAnswers] = useState<Answers>([]);
  const input = { datasetId: dataset.id, answers };
  const interview = useQuery<OutputOf<'recommend.interview'>>({
    queryKey: queryKeyOf('recommend.interview', input),
    queryFn: () => backend.call('recommend.interview', input),
    placeholderData: keepPreviousData,
  });
  const now = interview.data;
  const say = (answer: Answers[number]['answer']) => {
    if (now?.question) setAnswers([...answers, { itemId: now.question.id, answer }]);
  };
  return (
    <>
      <p className="text-ui text-ink-2">{t('recommend.try.interviewLead')}</p>
      {interview.error && <ProblemNotice problem={problemOf(interview.error)} />}
      {now && (
        <div className="mt-4" aria-live="polite">
          <p className="font-content text-lead">
            {now.question
              ? t('recommend.try.question', { title: now.question.title })
              : t('recommend.try.enough')}
          </p>
          {now.question && (
            <p className="text-small text-ink-3 tabular-nums">
              {t('recommend.try.asked', { asked: now.asked + 1, most: now.most })}
            </p>
          )}
        </div>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        {now?.question &&
          (['yes', 'no', 'unknown'] as const).map((answer) => (
            <Button key={answer} disabled={interview.isPlaceholderData} onClick={() => say(answer)}>
              {t(`recommend.try.${answer}`)}
            </Button>
          ))}
        {answers.length > 0 && (
          <>
            <Button look="quiet" onClick={() => setAnswers(answers.slice(0, -1))}>
              {t('recommend.try.goBack')}
            </Button>
            <Button look="quiet" onClick={() => setAnswers([])}>
              {t('recommend.try.startOver')}
            </Button>
          </>
        )}
      </div>
      {now && answers.length > 0 && (
        <section aria-label={t('recommend.try.interviewList')} className="mt-5 max-w-column">
          <h4 className="border-b border-hairline-strong pb-1 text-ui font-medium">
            {t('recommend.try.interviewList')}
          </h4>
          <ol>
            {now.list.map(({ item }, index) => (
              <li key={item.id} className="flex gap-2 border-b border-hairline py-1 last:border-b-0">
                <span className="w-5 text-right text-small leading-[22px] text-ink-3 tabular-nums">
                  {index + 1}
                </span>
                <span className="font-content text-[15px] leading-[22px]">{item.title}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      <InterviewWorth dataset={dataset} />
    </>
  );
}
