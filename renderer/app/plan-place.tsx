import { getRouteApi } from '@tanstack/react-router';
import { PlanPage } from '../features/plan/plan-page.tsx';
import { useIdeasDesk } from '../features/ideas/ideas-desk.ts';
import { projectPlaces } from './places.ts';

const route = getRouteApi('/projects/$projectId/plan');

/** The plan at its address, with the ways to the other rooms and to ideation. */
export function PlanPlace() {
  const { projectId } = route.useParams();
  const { part } = route.useSearch();
  const navigate = route.useNavigate();
  const ideas = useIdeasDesk();
  return (
    <PlanPage
      key={projectId}
      projectId={projectId}
      tab={part ?? 'road'}
      onTab={(next) => void navigate({ search: { part: next }, replace: true })}
      places={projectPlaces.map(({ id }) => id)}
      onGo={(id) => {
        const place = projectPlaces.find((one) => one.id === id);
        if (place) void navigate({ to: place.to, params: { projectId } });
      }}
      onUseCase={(cardId) =>
        void ideas.start({ projectId, method: 'cases', count: 1, cardIds: [cardId] }, { kind: 'fresh' })
      }
    />
  );
}
