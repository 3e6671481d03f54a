import { GitBranch, RefreshCw, ThumbsDown, ThumbsUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Citation } from '../../../contract/answer.ts';
import type { Message } from '../../../contract/conversations.ts';
import { useFormat } from '../../i18n/format.ts';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { AnswerSentences } from './answer-sentences.tsx';
import { FeedbackNote } from './feedback-note.tsx';
import { HandoffContact } from './handoff-contact.tsx';
import { outcomeWords } from './outcome-words.ts';

interface AnswerTurnProps {
  readonly projectId: string;
  readonly message: Message;
  readonly lit: string | null;
  /** The versions of this answer, and the way between them. */
  readonly versions: ReactNode;
  onLight(chunkId: string | null): void;
  onOpen(citation: Citation): void;
  onAgain(): void;
  onRate(rating: 'good' | 'bad' | null, note?: string): void;
  /** Goes on from here in a new conversation. */
  onFork(): void;
  onAsk(question: string): void;
}

/** An answer: its sentences with their marks, what became of the question, and how sure it is. */
export function AnswerTurn({ projectId, message, lit, versions, ...on }: AnswerTurnProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { answer, feedback } = message;
  if (!answer) return null;
  const decision = answer.outcome && outcomeWords(answer.outcome, t, format);
  const rate = (rating: 'good' | 'bad') => on.onRate(feedback?.rating === rating ? null : rating);
  return (
    <article className="py-4">
      {decision && <p className="mb-1 text-ui text-ink-2">{decision}</p>}
      <AnswerSentences answer={answer} lit={lit} onLight={on.onLight} onOpen={on.onOpen} />
      {answer.outcome?.type === 'handed-off' && (
        <HandoffContact projectId={projectId} messageId={message.id} />
      )}
      {answer.fellBack && <p className="mt-1 text-small text-ink-3">{t('assistant.answer.fellBack')}</p>}
      {message.state === 'cut-off' && (
        <p className="mt-1 text-small text-ink-3">{t('assistant.answer.cutOff')}</p>
      )}
      {message.state !== 'writing' && (
        <div className="mt-2 flex flex-wrap items-center gap-x-1 text-small text-ink-3 tabular-nums">
          {answer.confidence !== null && (
            <span className="mr-3">
              {t('assistant.answer.confidence', {
                share: format.percent(answer.confidence),
                needed: format.percent(answer.threshold),
              })}
            </span>
          )}
          {versions}
          <span className="ml-auto flex">
            <IconButton
              label={t('assistant.answer.good')}
              aria-pressed={feedback?.rating === 'good'}
              onClick={() => rate('good')}
              className={classNames(feedback?.rating === 'good' && 'text-accent!')}
            >
              <ThumbsUp size={14} aria-hidden />
            </IconButton>
            <IconButton
              label={t('assistant.answer.bad')}
              aria-pressed={feedback?.rating === 'bad'}
              onClick={() => rate('bad')}
              className={classNames(feedback?.rating === 'bad' && 'text-accent!')}
            >
              <ThumbsDown size={14} aria-hidden />
            </IconButton>
            <IconButton label={t('assistant.answer.again')} onClick={on.onAgain}>
              <RefreshCw size={14} aria-hidden />
            </IconButton>
            <IconButton label={t('assistant.talk.fork')} onClick={on.onFork}>
              <GitBranch size={14} aria-hidden />
            </IconButton>
          </span>
        </div>
      )}
      {feedback?.rating === 'bad' && (
        <FeedbackNote feedback={feedback} onSave={(note) => on.onRate('bad', note)} />
      )}
      {answer.suggestions.length > 0 && (
        <div className="mt-2 text-ui">
          <p className="text-small text-ink-3">{t('assistant.answer.goOn')}</p>
          <ul>
            {answer.suggestions.map((question) => (
              <li key={question}>
                <button
                  type="button"
                  onClick={() => on.onAsk(question)}
                  className="rounded-sm text-left text-accent hover:underline"
                >
                  {question}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </article>
  );
}
