import { getRouteApi } from '@tanstack/react-router';
import { AssistantPage } from '../features/assistant/assistant-page.tsx';

const route = getRouteApi('/projects/$projectId/assistant');

/** The assistant at its address. */
export function AssistantPlace() {
  const { projectId } = route.useParams();
  return <AssistantPage key={projectId} projectId={projectId} />;
}
