import { useTranslation } from 'react-i18next';
import type { ReviewSummary } from '../../../contract/plan.ts';
import type { ReviewAnswer } from '../../../contract/plan-entries.ts';
import type { ReviewArea } from '../../../contract/plan-library.ts';
import { useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { ReviewQuestionRow } from './review-question.tsx';
import { ReviewSummaryPart } from './review-summary.tsx';
import { usePlanWork } from './use-plan-work.ts';
import { useSay } from './words.ts';

interface ReviewProps {
  readonly projectId: string;
  readonly areas: readonly ReviewArea[];
  readonly answers: readonly ReviewAnswer[];
  readonly summary: ReviewSummary;
}

/** The responsible-AI review: where it stands, and the questions by area. */
export function Review({ projectId, areas, answers, summary }: ReviewProps) {
  const { t } = useTranslation();
  const say = useSay();
  const backend = useBackend();
  const { problem, attempt } = usePlanWork();
  return (
    <>
      <p className="max-w-column font-content text-content text-ink-2">{t('plan.review.lead')}</p>
      {problem && (
        <div className="mt-4">
          <ProblemNotice problem={problem} />
        </div>
      )}
      <ReviewSummaryPart areas={areas} summary={summary} />
      {areas.map((area) => (
        <section
          key={area.id}
          aria-labelledby={`area-${area.id}`}
          className="mt-8 grid gap-x-8 gap-y-2 border-t border-hairline-strong pt-4 wide:grid-cols-[10rem_minmax(0,1fr)]"
        >
          <h2
            id={`area-${area.id}`}
            tabIndex={-1}
            className="scroll-mt-4 font-content text-lead font-semibold outline-none"
          >
            {say(area.title)}
          </h2>
          <ul className="min-w-0">
            {area.questions.map((question) => (
              <ReviewQuestionRow
                key={question.id}
                projectId={projectId}
                question={question}
                given={answers.find(({ questionId }) => questionId === question.id)}
                onChange={(change) =>
                  attempt(() =>
                    backend.call('plan.answer', { projectId, questionId: question.id, ...change }),
                  )
                }
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
