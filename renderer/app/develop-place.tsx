import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { DevelopPage } from '../features/develop/develop-page.tsx';
import { SourceSheet, type SourcePlace } from '../features/knowledge/source-sheet.tsx';

const route = getRouteApi('/projects/$projectId/develop');

/** The documents of an idea at their address, with the source that a passage opens. */
export function DevelopPlace() {
  const { projectId } = route.useParams();
  const { idea, doc } = route.useSearch();
  const navigate = route.useNavigate();
  const [place, setPlace] = useState<SourcePlace | null>(null);
  const onGo = useCallback(
    (to: { readonly idea?: string; readonly doc?: string }) =>
      void navigate({ search: (now) => ({ ...now, ...to }), replace: true }),
    [navigate],
  );
  return (
    <>
      <DevelopPage
        key={projectId}
        projectId={projectId}
        ideaId={idea ?? null}
        documentId={doc ?? null}
        onGo={onGo}
        onIdeas={() => void navigate({ to: '/projects/$projectId/ideas', params: { projectId } })}
        onOpenPassage={setPlace}
      />
      <SourceSheet place={place} onClose={() => setPlace(null)} />
    </>
  );
}
