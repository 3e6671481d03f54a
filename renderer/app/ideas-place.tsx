import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { IdeasPage } from '../features/ideas/ideas-page.tsx';

const route = getRouteApi('/projects/$projectId/ideas');

/** The ideas page at its address. */
export function IdeasPlace() {
  const { projectId } = route.useParams();
  const { start } = route.useSearch();
  const navigate = route.useNavigate();
  // Said once: going back to this page, or reloading it, starts nothing.
  const onStarted = useCallback(() => void navigate({ search: {}, replace: true }), [navigate]);
  return <IdeasPage key={projectId} projectId={projectId} start={start ?? false} onStarted={onStarted} />;
}
