import { Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answer, Opinion, Scale } from '../../../../contract/converge-criteria.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { disagreement, valueText } from '../figures.ts';
import { useSay } from '../say.ts';

export type ScoreOpinionData = Opinion['scores'][string];

interface ScoreOpinionProps {
  readonly scale: Scale;
  readonly answer: Answer | null;
  readonly opinion: ScoreOpinionData;
}

/** Where the model stands, beside the person's answer; in amber when it is two steps off or more. */
export function ScoreOpinion({ scale, answer, opinion }: ScoreOpinionProps) {
  const { t } = useTranslation();
  const say = useSay();
  const format = useFormat();
  if (scale.kind !== 'steps') return null;
  const nearest = scale.steps[Math.round(opinion.expected) - 1]!;
  const apart =
    typeof answer?.value === 'number' ? disagreement(scale, answer.value, opinion.expected) : null;
  return (
    <div className="mt-2 flex gap-2">
      <span className="edge" data-hand="model" />
      <p className={classNames('text-small', apart === null ? 'text-ink-2' : 'text-amber')}>
        {t('converge.opinion.score', {
          step: valueText(nearest.value, format),
          words: say(nearest.words),
          certainty: format.percent(opinion.certainty),
        })}
        {apart !== null &&
          ` ${t(apart > 0 ? 'converge.opinion.above' : 'converge.opinion.below', { steps: format.number(Math.abs(apart), 1) })}`}
      </p>
    </div>
  );
}

interface OpinionReasonProps {
  readonly opinion: Opinion | null;
  /** The person has answered everything. */
  readonly complete: boolean;
  readonly busy: boolean;
  /** When the idea was last changed by hand. */
  readonly edited: number | null;
  onAsk(): void;
}

/** The model's reason, or the way to ask for it; before the person has answered, neither. */
export function OpinionReason({ opinion, complete, busy, edited, onAsk }: OpinionReasonProps) {
  const { t } = useTranslation();
  if (!complete) return <p className="mt-5 text-small text-ink-3">{t('converge.opinion.first')}</p>;
  const withheld = opinion?.withheld ?? 'no-sentence';
  const stale = opinion !== null && edited !== null && edited > opinion.madeAt;
  return (
    <div className="mt-5">
      {opinion && (
        <div className="flex gap-2">
          <span className="edge" data-hand="model" />
          <div className="min-w-0">
            {opinion.reason !== null ? (
              <p className="font-content text-ui">{opinion.reason}</p>
            ) : (
              <p className="text-small text-ink-3">{t(`converge.opinion.withheld.${withheld}`)}</p>
            )}
            <p className="mt-1 text-small text-ink-3">{t('converge.opinion.small')}</p>
            {stale && <p className="text-small text-amber">{t('converge.opinion.stale')}</p>}
          </div>
        </div>
      )}
      {(!opinion || stale) && (
        <Button
          look="quiet"
          className="-ml-3"
          disabled={busy}
          icon={<Sparkles size={14} aria-hidden />}
          onClick={onAsk}
        >
          {t('converge.opinion.ask')}
        </Button>
      )}
    </div>
  );
}
