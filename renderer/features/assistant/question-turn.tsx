import { PencilLine } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../contract/conversations.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { maskedText } from './masked-text.ts';

interface QuestionTurnProps {
  readonly message: Message;
  readonly versions: ReactNode;
  readonly busy: boolean;
  onEdit(question: string): void;
}

/** A question as it was asked; edited, it begins another branch. */
export function QuestionTurn({ message, versions, busy, onEdit }: QuestionTurnProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  if (draft !== null)
    return (
      <form
        className="flex gap-3 border-t border-hairline pt-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (draft.trim() === '' || busy) return;
          onEdit(draft);
          setDraft(null);
        }}
      >
        <input
          autoFocus
          aria-label={t('assistant.answer.edit')}
          maxLength={4000}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && setDraft(null)}
          className="h-8 min-w-0 flex-1 border-b border-hairline-strong bg-transparent font-content text-lead"
        />
        <Button type="submit" disabled={draft.trim() === '' || busy}>
          {t('assistant.ask.send')}
        </Button>
        <Button look="quiet" onClick={() => setDraft(null)}>
          {t('common.cancel')}
        </Button>
      </form>
    );
  return (
    <div className="group flex items-start gap-2 border-t border-hairline pt-5">
      <h2 className="min-w-0 flex-1 font-content text-lead font-semibold [overflow-wrap:anywhere]">
        {message.masked.length > 0 ? maskedText(message.text, t) : message.text}
      </h2>
      {versions}
      <IconButton label={t('assistant.answer.edit')} disabled={busy} onClick={() => setDraft(message.text)}>
        <PencilLine size={14} aria-hidden />
      </IconButton>
    </div>
  );
}
