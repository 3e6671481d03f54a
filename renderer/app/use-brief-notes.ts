import { useMemo } from 'react';
import { useBackend } from '../backend.ts';
import { useBriefDrafts } from '../features/brief/drafts-context.ts';
import { addParagraph, takeOutParagraph } from '../features/brief/paragraphs.ts';
import type { BriefNotes } from '../features/voice/destinations.ts';

/** Lets voice notes into the brief of a project by way of its draft: what is being typed there is not on the disk yet. */
export function useBriefNotes(projectId: string | null): BriefNotes {
  const backend = useBackend();
  const drafts = useBriefDrafts();
  return useMemo(() => {
    const draft = async () => {
      if (projectId === null) throw new Error('No project is open');
      const stored = await backend.call('briefs.get', { projectId });
      const open = drafts.open(stored);
      open.receive(stored);
      return open;
    };
    return {
      add: async (field, paragraph) => addParagraph(await draft(), field, paragraph),
      takeOut: async (field, paragraph) => takeOutParagraph(await draft(), field, paragraph),
    };
  }, [backend, drafts, projectId]);
}
