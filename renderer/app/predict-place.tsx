import { getRouteApi } from '@tanstack/react-router';
import { PicturesPart } from '../features/pictures/pictures-part.tsx';

const route = getRouteApi('/projects/$projectId/predict');

/** What is learnt from the person's own data, at its address. */
export function PredictPlace() {
  const { projectId } = route.useParams();
  return (
    <div className="mx-auto w-full max-w-[56rem] px-6 pt-8 pb-24">
      <PicturesPart key={projectId} projectId={projectId} />
    </div>
  );
}
