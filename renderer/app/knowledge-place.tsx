import { getRouteApi } from '@tanstack/react-router';
import { KnowledgePage } from '../features/knowledge/knowledge-page.tsx';
import { SourceSheet } from '../features/knowledge/source-sheet.tsx';

const route = getRouteApi('/projects/$projectId/knowledge');

/** The knowledge page at its address, with the source that one came to read. */
export function KnowledgePlace() {
  const { projectId } = route.useParams();
  const { at = null } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <KnowledgePage key={projectId} projectId={projectId} />
      <SourceSheet place={at} onClose={() => void navigate({ search: {}, replace: true })} />
    </>
  );
}
