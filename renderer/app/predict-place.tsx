import { getRouteApi } from '@tanstack/react-router';
import { PredictPage } from '../features/predict/predict-page.tsx';

const route = getRouteApi('/projects/$projectId/predict');

/** The predictor at its address. */
export function PredictPlace() {
  const { projectId } = route.useParams();
  return <PredictPage key={projectId} projectId={projectId} />;
}
