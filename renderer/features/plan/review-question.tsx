import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reviewAnswers, type ReviewAnswer } from '../../../contract/plan-entries.ts';
import type { ReviewQuestion } from '../../../contract/plan-library.ts';
import { Choice } from '../../ui/choice.tsx';
import { EvidenceEditor } from './evidence-editor.tsx';
import { Fold, SavedArea } from './field.tsx';
import { useSay } from './words.ts';

interface AnswerChange {
  readonly answer: ReviewAnswer['answer'] | null;
  readonly note?: string;
  readonly evidence?: ReviewAnswer['evidence'];
}

interface ReviewQuestionRowProps {
  readonly projectId: string;
  readonly question: ReviewQuestion;
  /** Undefined while it is not answered. */
  readonly given: ReviewAnswer | undefined;
  onChange(change: AnswerChange): Promise<boolean>;
}

/** A question, its answer, and what stands behind it. */
export function ReviewQuestionRow({ projectId, question, given, onChange }: ReviewQuestionRowProps) {
  const { t } = useTranslation();
  const say = useSay();
  const text = say(question.text);
  const [evidenceText, setEvidenceText] = useState('');
  const isBare = given !== undefined && given.note.trim() === '' && given.evidence.length === 0;
  const needsReason = isBare && (given.answer === 'yes' || given.answer === 'not-applicable');
  return (
    <li aria-label={text} className="border-b border-hairline py-3 first:pt-0 last:border-b-0">
      <p className="max-w-column font-content text-content">{text}</p>
      <p className="max-w-column text-small text-ink-3">
        {t('plan.review.lookFor')} {say(question.lookFor)}
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-x-6">
        <Choice<ReviewAnswer['answer'] | ''>
          label={t('plan.review.answerTo', { question: text })}
          value={given?.answer ?? ''}
          options={reviewAnswers.map((value) => ({ value, label: t(`plan.review.answers.${value}`) }))}
          onChange={(answer) => {
            if (answer !== '') void onChange({ answer });
          }}
        />
        {given && isBare && (
          <button
            type="button"
            className="rounded-sm text-small text-ink-3 hover:text-ink"
            onClick={() => void onChange({ answer: null })}
          >
            {t('plan.review.clear')}
          </button>
        )}
      </div>
      {needsReason && <p className="text-small text-amber">{t('plan.review.needsReason')}</p>}
      {given && (
        <div className="mt-2 max-w-column space-y-2">
          <SavedArea
            label={t('plan.review.noteOf', { question: text })}
            placeholder={t('plan.noteHint')}
            saved={given.note}
            onSave={(note) => onChange({ answer: given.answer, note })}
          />
          <Fold
            title={
              given.evidence.length === 0
                ? t('plan.evidence.add')
                : t('plan.item.evidence', { count: given.evidence.length })
            }
          >
            <EvidenceEditor
              projectId={projectId}
              evidence={given.evidence}
              text={evidenceText}
              onText={setEvidenceText}
              onChange={(evidence) => void onChange({ answer: given.answer, evidence })}
            />
          </Fold>
        </div>
      )}
    </li>
  );
}
