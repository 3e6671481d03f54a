import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Feedback } from '../../../contract/conversations.ts';
import { Button } from '../../ui/button.tsx';

/** What was wrong with an answer that was called bad. */
export function FeedbackNote({
  feedback,
  onSave,
}: {
  readonly feedback: Feedback;
  onSave(note: string): void;
}) {
  const { t } = useTranslation();
  const [note, setNote] = useState(feedback.note);
  const isKept = note.trim() === feedback.note;
  return (
    <form
      className="mt-2 flex gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isKept) onSave(note.trim());
      }}
    >
      <input
        aria-label={t('assistant.talk.note')}
        placeholder={t('assistant.talk.note')}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        className="h-8 min-w-0 flex-1 border-b border-hairline-strong bg-transparent text-ui"
      />
      <Button look="quiet" type="submit" disabled={isKept}>
        {t('assistant.talk.saveNote')}
      </Button>
    </form>
  );
}
