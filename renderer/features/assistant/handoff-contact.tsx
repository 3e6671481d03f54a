import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { patchAnswer, useAsk, useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { SavedText } from './settings/saved-text.tsx';
import { useAttempt } from '../../use-attempt.ts';

interface HandoffContactProps {
  readonly projectId: string;
  /** The answer that led to the hand-off. */
  readonly messageId: string;
}

/** How to reach the customer, asked where the hand-off was made: in a question it would be masked. */
export function HandoffContact({ projectId, messageId }: HandoffContactProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const queries = useQueryClient();
  const { problem, attempt } = useAttempt();
  const list = useAsk('handoffs.list', { projectId });
  const handoff = list.data?.find((one) => one.messageId === messageId);
  if (!handoff) return null;
  const save = (contact: string) =>
    attempt(async () => {
      const saved = await backend.call('handoffs.setContact', { id: handoff.id, contact });
      patchAnswer(queries, 'handoffs.list', { projectId }, (now) =>
        now.map((one) => (one.id === saved.id ? saved : one)),
      );
    });
  return (
    <div className="mt-3 max-w-96">
      <SavedText
        label={t('assistant.waiting.contact')}
        placeholder={t('assistant.waiting.contactPrompt')}
        value={handoff.contact}
        limit={500}
        onSave={(contact) => void save(contact)}
      />
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}
