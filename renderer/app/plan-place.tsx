import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useIdeasDesk } from '../features/ideas/ideas-desk.ts';
import { PlanPage } from '../features/plan/plan-page.tsx';
import { appPlaces, projectPlaces } from './places.ts';

const route = getRouteApi('/projects/$projectId/plan');

/** The plan at its address, with the ways to the other rooms and to ideation. */
export function PlanPlace() {
  const { t } = useTranslation();
  const { projectId } = route.useParams();
  const { part } = route.useSearch();
  const navigate = route.useNavigate();
  const ideas = useIdeasDesk();
  const rooms = [
    ...projectPlaces.map(({ id, to }) => ({
      id,
      label: t(`nav.${id}`),
      go: () => void navigate({ to, params: { projectId } }),
    })),
    ...appPlaces.map(({ id, to }) => ({
      id,
      label: t(`nav.${id}`),
      go: () => void navigate({ to }),
    })),
  ].filter(({ id }) => id !== 'plan');
  return (
    <PlanPage
      key={projectId}
      projectId={projectId}
      tab={part ?? 'road'}
      rooms={rooms}
      onTab={(next) => void navigate({ search: { part: next }, replace: true })}
      onUseCase={(cardId) =>
        void ideas.start({ projectId, method: 'cases', count: 1, cardIds: [cardId] }, { kind: 'fresh' })
      }
    />
  );
}
