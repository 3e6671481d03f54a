import { getRouteApi } from '@tanstack/react-router';
import { KnowledgePage } from '../features/knowledge/knowledge-page.tsx';

const route = getRouteApi('/projects/$projectId/knowledge');

/** The knowledge page at its address. */
export function KnowledgePlace() {
  const { projectId } = route.useParams();
  return <KnowledgePage key={projectId} projectId={projectId} />;
}
