import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';

interface ConversationTitleProps {
  readonly title: string;
  onSave(title: string): void;
  onCancel(): void;
}

/** Gives a conversation another title. */
export function ConversationTitle({ title, onSave, onCancel }: ConversationTitleProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(title);
  return (
    <form
      className="flex gap-2 pb-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.trim() !== '') onSave(draft.trim());
      }}
    >
      <input
        autoFocus
        aria-label={t('assistant.talk.title')}
        maxLength={200}
        value={draft}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onCancel()}
        className="h-8 min-w-0 flex-1 border-b border-hairline-strong bg-transparent"
      />
      <Button type="submit" disabled={draft.trim() === ''}>
        {t('common.save')}
      </Button>
      <Button look="quiet" onClick={onCancel}>
        {t('common.cancel')}
      </Button>
    </form>
  );
}
