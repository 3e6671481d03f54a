import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FaqCandidate } from '../../../../contract/assistant.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Button } from '../../../ui/button.tsx';
import { GrowingText } from '../../../ui/growing-text.tsx';

interface FaqCandidateCardProps {
  readonly candidate: FaqCandidate;
  onEntry(answer: string): void;
  onTest(answer: string): void;
  onDismiss(): void;
}

/** Questions of one kind that went unanswered, and what can be made of them. */
export function FaqCandidateCard({ candidate, onEntry, onTest, onDismiss }: FaqCandidateCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [answer, setAnswer] = useState('');
  const { question, asked } = candidate;
  const others = [...new Set(asked.map((one) => one.question))].filter((other) => other !== question);
  const reasons = [...new Set(asked.map(({ reason }) => t(`assistant.waiting.why.${reason}`)))];
  const hasAnswer = answer.trim() !== '';
  return (
    <li className="space-y-2 border-t border-hairline py-4">
      <div>
        <h3 className="font-content text-content font-semibold [overflow-wrap:anywhere]">{question}</h3>
        <p className="text-small text-ink-3">
          {t('assistant.waiting.asked', { count: asked.length })} · {format.list(reasons)}
        </p>
      </div>
      {others.length > 0 && (
        <details className="text-ui text-ink-2">
          <summary className="inline-block rounded-sm underline decoration-hairline-strong underline-offset-2 hover:text-ink">
            {t('assistant.waiting.others')}
          </summary>
          <ul className="mt-1 [overflow-wrap:anywhere]">
            {others.map((other) => (
              <li key={other}>{other}</li>
            ))}
          </ul>
        </details>
      )}
      <GrowingText
        aria-label={t('assistant.waiting.faqAnswer', { question })}
        placeholder={t('assistant.waiting.faqPrompt')}
        value={answer}
        maxLength={4000}
        onChange={(event) => setAnswer(event.target.value)}
        className="rounded-md border border-hairline-strong px-3 py-1.5 font-content text-ui focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent"
      />
      <div className="flex flex-wrap gap-2">
        <Button
          disabled={!hasAnswer}
          title={hasAnswer ? undefined : t('assistant.waiting.needsAnswer')}
          onClick={() => onEntry(answer)}
        >
          {t('assistant.waiting.addEntry')}
        </Button>
        <Button onClick={() => onTest(answer)}>{t('assistant.waiting.addTest')}</Button>
        <Button look="quiet" onClick={onDismiss}>
          {t('assistant.waiting.dismiss')}
        </Button>
      </div>
    </li>
  );
}
