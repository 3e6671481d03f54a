import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InklingError } from '../../../contract/errors.ts';
import { useBackend } from '../../backend.ts';
import { useUndoable } from '../../i18n/use-undoable.ts';
import { isOfBrief, toIdea, withAdded, type Destination } from './destinations.ts';

/** Puts a text into the brief, on the board or among the documents; each can be undone. */
export function usePutText(projectId: string) {
  const { t } = useTranslation();
  const backend = useBackend();
  const { problem, change } = useUndoable();
  const [isBusy, setIsBusy] = useState(false);

  const ways = (destination: Destination, text: string) => {
    if (isOfBrief(destination)) {
      let before: string | null = null;
      const save = (value: string) =>
        backend.call('briefs.save', { projectId, fields: { [destination]: value } });
      return {
        async work() {
          const brief = await backend.call('briefs.get', { projectId });
          await save(withAdded(brief, destination, text));
          before = brief[destination];
        },
        back: async () => before !== null && save(before),
      };
    }
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
      const done = await change({
        label: t('voice.putLabel', { where }),
        said: t('voice.putSaid', { where }),
        ...ways(destination, text),
      });
      setIsBusy(false);
      return done;
    },
  };
}
