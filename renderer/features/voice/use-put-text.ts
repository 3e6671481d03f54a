import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { InklingError } from '../../../contract/errors.ts';
import { useBackend } from '../../backend.ts';
import { errorSentence, TranslatedError } from '../../i18n/problem-text.ts';
import { useUndo } from '../../ui/undo.ts';
import { useAttempt } from '../../use-attempt.ts';
import { isOfBrief, toIdea, type BriefNotes, type Destination } from './destinations.ts';

/** Something that is done, and its way back; doing it again is the same work. */
interface Ways {
  work(): Promise<unknown>;
  back(): Promise<unknown>;
}

/** Puts a text into the brief, on the board or among the documents; each can be undone. */
export function usePutText(projectId: string, brief: BriefNotes) {
  const { t, i18n } = useTranslation();
  const backend = useBackend();
  const undo = useUndo();
  const { problem, attempt } = useAttempt();
  const [isBusy, setIsBusy] = useState(false);

  const ways = (destination: Destination, text: string, where: string): Ways => {
    if (isOfBrief(destination))
      return {
        work: () => brief.add(destination, text),
        async back() {
          if (await brief.takeOut(destination, text)) return;
          throw new TranslatedError('not-found', t('voice.changedSince', { where }), t('voice.changeIt'));
        },
      };
    let id: string | null = null;
    if (destination === 'idea')
      return {
        work: async () =>
          id === null
            ? ({ id } = await backend.call('ideas.add', { projectId, fields: toIdea(text) }))
            : backend.call('ideas.restore', { id }),
        back: async () => id !== null && backend.call('ideas.delete', { id }),
      };
    return {
      async work() {
        if (id !== null) {
          await backend.call('sources.restore', { id });
          return;
        }
        const texts = [{ title: toIdea(text).title, text }];
        for await (const event of backend.stream('sources.import', { projectId, texts })) {
          if (event.type !== 'file') continue;
          if (event.problem) throw InklingError.from(event.problem);
          id = event.source?.id ?? null;
        }
      },
      back: async () => id !== null && backend.call('sources.delete', { id }),
    };
  };

  return {
    problem,
    isBusy,
    /** True when it was done. */
    async into(destination: Destination, text: string, where: string): Promise<boolean> {
      setIsBusy(true);
      const { work, back } = ways(destination, text, where);
      const isDone = await attempt(work);
      setIsBusy(false);
      if (!isDone) return false;
      const takeBack = undo.push(
        t('voice.putLabel', { where }),
        async () => {
          await back();
        },
        async () => {
          await work();
        },
      );
      const say = (error: unknown) => void toast(errorSentence(error, i18n.language));
      toast(t('voice.putSaid', { where }), {
        action: { label: t('common.undo'), onClick: () => void takeBack().catch(say) },
      });
      return true;
    },
  };
}
