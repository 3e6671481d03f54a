import { useRouterState } from '@tanstack/react-router';
import { useBriefNotes } from './use-brief-notes.ts';
import { VoiceSheet } from '../features/voice/voice-sheet.tsx';
import { useStore } from '../ui/store.ts';
import { useDesk } from './desk-state.ts';
import { projectPlaceOf } from './places.ts';

/** The sheet of voice notes, over whatever place of a project one is in; a text waits in it while it is closed. */
export function VoicePlace() {
  const desk = useDesk();
  // The project last opened, so that a text outlasts a look at another place.
  const { voiceOpen, projectId } = useStore(desk, (state) => state);
  const brief = useBriefNotes(projectId);
  const place = useRouterState({ select: (state) => projectPlaceOf(state.location.pathname)?.id });
  if (projectId === null) return null;
  const usual = place === 'brief' ? 'problem' : place === 'knowledge' ? 'document' : 'idea';
  return (
    <VoiceSheet
      projectId={projectId}
      isOpen={voiceOpen}
      usual={usual}
      brief={brief}
      onClose={() => desk.set((now) => ({ ...now, voiceOpen: false }))}
    />
  );
}
