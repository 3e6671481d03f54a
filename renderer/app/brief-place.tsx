import { getRouteApi } from '@tanstack/react-router';
import { BriefPage } from '../features/brief/brief-page.tsx';

const route = getRouteApi('/projects/$projectId/brief');

/** The brief page at its address. */
export function BriefPlace() {
  const { projectId } = route.useParams();
  return <BriefPage projectId={projectId} />;
}
