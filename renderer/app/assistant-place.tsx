import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { AssistantPage } from '../features/assistant/assistant-page.tsx';
import { SourceSheet, type SourcePlace } from '../features/knowledge/source-sheet.tsx';

const route = getRouteApi('/projects/$projectId/assistant');

/** The assistant at its address, with the source that a citation opens. */
export function AssistantPlace() {
  const { projectId } = route.useParams();
  const { conversation = null } = route.useSearch();
  const [place, setPlace] = useState<SourcePlace | null>(null);
  return (
    <>
      <AssistantPage
        key={`${projectId} ${conversation}`}
        projectId={projectId}
        conversationId={conversation}
        onOpen={setPlace}
      />
      <SourceSheet place={place} onClose={() => setPlace(null)} />
    </>
  );
}
