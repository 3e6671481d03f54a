import { getRouteApi } from '@tanstack/react-router';
import { ComposePage } from '../features/compose/compose-page.tsx';

const route = getRouteApi('/projects/$projectId/compose');

/** Compose at its address. */
export function ComposePlace() {
  const { projectId } = route.useParams();
  const view = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <ComposePage
      key={projectId}
      projectId={projectId}
      view={view}
      onView={(search) => void navigate({ search })}
    />
  );
}
