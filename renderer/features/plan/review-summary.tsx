import { useTranslation } from 'react-i18next';
import type { ReviewStanding, ReviewSummary } from '../../../contract/plan.ts';
import type { ReviewArea } from '../../../contract/plan-library.ts';
import { useSay } from './words.ts';

interface ReviewSummaryPartProps {
  readonly areas: readonly ReviewArea[];
  readonly summary: ReviewSummary;
}

const tones: Readonly<Record<ReviewStanding, string>> = {
  no: 'text-red',
  'not-sure': 'text-amber',
  unanswered: 'text-ink-3',
  unsupported: 'text-amber',
  clear: 'text-accent',
};

/** Where the review stands: by its worst answer; the counts beside it, no score. */
export function ReviewSummaryPart({ areas, summary }: ReviewSummaryPartProps) {
  const { t } = useTranslation();
  const say = useSay();
  const questions = areas.flatMap((area) => area.questions);
  const textOf = (id: string) => {
    const question = questions.find((one) => one.id === id);
    return question ? say(question.text) : id;
  };
  const goTo = (area: string) => {
    const heading = document.getElementById(`area-${area}`);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  };
  return (
    <section aria-label={t('plan.review.summary')} className="mt-6 bg-paper-low px-5 py-4">
      <p className={`max-w-column font-content text-lead ${summary.standing === 'no' ? 'text-red' : ''}`}>
        {t(`plan.review.standings.${summary.standing}`)}
      </p>
      {summary.no.length > 0 && (
        <ul className="mt-1 list-disc pl-5 font-content text-ui">
          {summary.no.map((id) => (
            <li key={id}>{textOf(id)}</li>
          ))}
        </ul>
      )}
      <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-small">
        {summary.areas.map(({ area, standing }) => (
          <li key={area}>
            <button type="button" className="rounded-sm hover:underline" onClick={() => goTo(area)}>
              <span className="text-ink-2">{say(areas.find(({ id }) => id === area)!.title)}</span>{' '}
              <span className={tones[standing]}>{t(`plan.review.short.${standing}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-small text-ink-3 tabular-nums">
        {t('plan.review.counts', { ...summary.counts })}
      </p>
    </section>
  );
}
