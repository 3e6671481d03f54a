import { getRouteApi } from '@tanstack/react-router';
import { RecommendPage } from '../features/recommend/recommend-page.tsx';

const route = getRouteApi('/projects/$projectId/recommender');

/** The recommender at its address. */
export function RecommendPlace() {
  const { projectId } = route.useParams();
  return <RecommendPage key={projectId} projectId={projectId} />;
}
