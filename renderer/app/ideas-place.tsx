import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ConvergeView } from '../features/converge/converge-view.tsx';
import { IdeasPage } from '../features/ideas/ideas-page.tsx';
import { IdeasTop } from '../features/ideas/ideas-top.tsx';
import { Choice } from '../ui/choice.tsx';
import { ideasViews, type IdeasView } from './ideas-search.ts';

const route = getRouteApi('/projects/$projectId/ideas');

/** The ideas at their address: what makes more of them, the switch between the views, and the view chosen. */
export function IdeasPlace() {
  const { t } = useTranslation();
  const { projectId } = route.useParams();
  const { start, view = ideasViews[0] } = route.useSearch();
  const navigate = route.useNavigate();
  const show = useCallback(
    (next: IdeasView) =>
      void navigate({ search: next === ideasViews[0] ? {} : { view: next }, replace: true }),
    [navigate],
  );
  // Said once: going back to this page, or reloading it, starts nothing.
  const onStarted = useCallback(() => show(view), [show, view]);
  return (
    <div key={projectId}>
      <IdeasTop
        projectId={projectId}
        start={start ?? false}
        onStarted={onStarted}
        composes={view !== 'converge'}
        views={
          <Choice
            label={t('ideas.views.label')}
            value={view}
            onChange={show}
            options={ideasViews.map((value) => ({ value, label: t(`ideas.views.${value}`) }))}
          />
        }
      />
      <ViewOf view={view} projectId={projectId} />
    </div>
  );
}

/** One view of the ideas; each is a feature of its own. */
function ViewOf({ view, projectId }: { readonly view: IdeasView; readonly projectId: string }) {
  switch (view) {
    case 'list':
    case 'lanes':
      return <IdeasPage projectId={projectId} view={view} />;
    case 'converge':
      return <ConvergeView projectId={projectId} />;
  }
}
