import { useTranslation } from 'react-i18next';
import type { Handoff } from '../../../../contract/conversations.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Button } from '../../../ui/button.tsx';
import { maskedText } from '../masked-text.ts';
import { SavedText } from '../settings/saved-text.tsx';

interface HandoffCardProps {
  readonly handoff: Handoff;
  onContact(contact: string): void;
  onResolve(resolved: boolean): void;
  onOpen(): void;
}

/** A conversation that was handed over: why, what it is about, and how to reach the customer. */
export function HandoffCard({ handoff, onContact, onResolve, onOpen }: HandoffCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { resolvedAt } = handoff;
  return (
    <li className="space-y-3 border-t border-hairline py-5">
      <div>
        <h3 className="font-content text-content font-semibold [overflow-wrap:anywhere]">
          {maskedText(handoff.conversationTitle, t) || t('assistant.conversations.untitled')}
        </h3>
        <p className="text-small text-ink-2 [overflow-wrap:anywhere]">
          {t(`assistant.waiting.reasons.${handoff.reason}`)}
          {handoff.evidence && ` (${handoff.evidence})`} · {format.moment(handoff.createdAt)}
        </p>
      </div>
      <div>
        <p className="font-content text-content whitespace-pre-line [overflow-wrap:anywhere]">
          {maskedText(handoff.summary, t)}
        </p>
        <p className="text-small text-ink-3">
          {handoff.summaryBy === 'model' ? t('assistant.waiting.byModel') : t('assistant.waiting.byExtract')}
        </p>
      </div>
      {handoff.nextStep && (
        <p className="text-ui [overflow-wrap:anywhere]">
          <span className="text-ink-3">{t('assistant.waiting.nextStep')}</span>
          {handoff.nextStep}
        </p>
      )}
      <details className="text-ui">
        <summary className="inline-block rounded-sm underline decoration-hairline-strong underline-offset-2 text-ink-2 hover:text-ink">
          {t('assistant.waiting.transcript')}
        </summary>
        <p className="mt-1 max-h-80 overflow-y-auto border-l border-hairline pl-3 font-content text-ui whitespace-pre-line text-ink-2 [overflow-wrap:anywhere]">
          {maskedText(handoff.transcript, t)}
        </p>
      </details>
      <SavedText
        label={t('assistant.waiting.contact')}
        placeholder={t('assistant.waiting.contactPrompt')}
        value={handoff.contact}
        limit={500}
        onSave={onContact}
      />
      <div className="flex gap-2">
        {resolvedAt === null ? (
          <Button look="primary" onClick={() => onResolve(true)}>
            {t('assistant.waiting.resolve')}
          </Button>
        ) : (
          <Button onClick={() => onResolve(false)}>{t('assistant.waiting.reopen')}</Button>
        )}
        <Button look="quiet" onClick={onOpen}>
          {t('assistant.waiting.openTalk')}
        </Button>
      </div>
    </li>
  );
}
