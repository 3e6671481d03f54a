import { getRouteApi } from '@tanstack/react-router';
import { AnalysePage } from '../features/analyse/analyse-page.tsx';

const route = getRouteApi('/projects/$projectId/analyse');

/** Analyse at its address. */
export function AnalysePlace() {
  const { projectId } = route.useParams();
  return <AnalysePage key={projectId} projectId={projectId} />;
}
