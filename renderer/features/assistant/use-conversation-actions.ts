import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Conversation } from '../../../contract/conversations.ts';
import type { Problem } from '../../../contract/errors.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { downloadText } from '../../ui/download.ts';
import { useUndo } from '../../ui/undo.ts';

/** What can be done to conversations and answers; what fails is reported. */
export function useConversationActions(onProblem: (problem: Problem | null) => void) {
  const backend = useBackend();
  const queries = useQueryClient();
  const undo = useUndo();
  const { t } = useTranslation();
  return useMemo(() => {
    const attempt = async (work: () => Promise<unknown>) => {
      onProblem(null);
      try {
        await work();
      } catch (error) {
        onProblem(problemOf(error));
      }
      void queries.invalidateQueries({ queryKey: ['conversations.list'] });
      void queries.invalidateQueries({ queryKey: ['conversations.get'] });
    };
    return {
      remove: ({ id, title }: Conversation) =>
        attempt(async () => {
          await backend.call('conversations.delete', { id });
          const takeBack = undo.push(
            t('assistant.conversations.deleteConversation', { title }),
            () => attempt(() => backend.call('conversations.restore', { id })),
            () => attempt(() => backend.call('conversations.delete', { id })),
          );
          toast(t('assistant.conversations.deleted', { title }), {
            action: { label: t('common.undo'), onClick: () => void takeBack() },
          });
        }),
      rename: ({ id }: Conversation, title: string) =>
        attempt(() => backend.call('conversations.rename', { id, title })),
      download: ({ id }: Conversation, format: 'markdown' | 'json') =>
        attempt(async () => {
          const { fileName, text } = await backend.call('conversations.export', { id, format });
          downloadText(fileName, text, format === 'json' ? 'application/json' : 'text/markdown');
        }),
      rate: (messageId: string, rating: 'good' | 'bad' | null, note?: string) =>
        attempt(() => backend.call('conversations.rate', { messageId, rating, note })),
      /** A new conversation that begins with the branch up to this message. */
      fork: (messageId: string, onForked: (id: string) => void) =>
        attempt(async () => {
          const { id } = await backend.call('conversations.fork', { messageId });
          onForked(id);
          toast(t('assistant.talk.forked'));
        }),
      handOver: ({ id }: Conversation) =>
        attempt(async () => {
          await backend.call('handoffs.create', { conversationId: id });
          void queries.invalidateQueries({ queryKey: ['handoffs.list'] });
          toast(t('assistant.talk.handedOver'));
        }),
      showBranch: (messageId: string) =>
        attempt(() => backend.call('conversations.showBranch', { messageId })),
    };
  }, [backend, queries, undo, t, onProblem]);
}
