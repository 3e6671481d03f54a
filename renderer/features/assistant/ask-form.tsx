import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerMode } from '../../../contract/answer.ts';
import { questionLimit } from '../../../contract/conversations.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';

interface AskFormProps {
  readonly mode: AnswerMode;
  readonly running: boolean;
  onMode(mode: AnswerMode): void;
  onAsk(question: string): void;
  onStop(): void;
}

/** Where one asks, and how the answer is to be made. */
export function AskForm({ mode, running, onMode, onAsk, onStop }: AskFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [question, setQuestion] = useState('');
  const tooLong = question.trim().length > questionLimit;
  const ready = question.trim() !== '' && !tooLong && !running;
  return (
    <form
      className="sticky bottom-0 border-t border-hairline bg-paper pt-4 pb-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        onAsk(question);
        setQuestion('');
      }}
    >
      <div className="flex gap-3">
        <input
          autoFocus
          aria-label={t('assistant.ask.question')}
          aria-invalid={tooLong}
          placeholder={t('assistant.ask.prompt')}
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
          className="h-8 min-w-0 flex-1 border-b border-hairline-strong bg-transparent font-content text-content focus-visible:border-accent focus-visible:shadow-[0_1px_0_var(--accent)] focus-visible:outline-none"
        />
        {running ? (
          <Button onClick={onStop}>{t('assistant.ask.stop')}</Button>
        ) : (
          <Button type="submit" look="primary" disabled={!ready}>
            {t('assistant.ask.send')}
          </Button>
        )}
      </div>
      {tooLong && (
        <p role="alert" className="mt-2 text-ui text-red">
          {t('assistant.ask.tooLong', { limit: format.number(questionLimit) })}
        </p>
      )}
      <div className="mt-2">
        <Choice
          label={t('assistant.ask.mode')}
          value={mode}
          onChange={onMode}
          options={[
            { value: 'quote', label: t('assistant.ask.modes.quote') },
            { value: 'write', label: t('assistant.ask.modes.write') },
          ]}
        />
      </div>
    </form>
  );
}
