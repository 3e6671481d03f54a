import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GenerateInput } from '../../contract/ideation.ts';
import { useAsk } from '../backend.ts';
import { AboutLine } from '../features/brief/about-line.tsx';
import { useIdeasDesk } from '../features/ideas/ideas-desk.ts';
import { ConvergeView } from '../features/converge/converge-view.tsx';
import { DevelopIdeaContext } from '../features/ideas/develop-context.ts';
import { IdeasPage } from '../features/ideas/ideas-page.tsx';
import { IdeasTop } from '../features/ideas/ideas-top.tsx';
import { BoxPage } from '../features/sessions/box/box-page.tsx';
import { ChainPage } from '../features/sessions/chain/chain-page.tsx';
import { OwnPage } from '../features/sessions/own/own-page.tsx';
import { PeoplePage } from '../features/sessions/people/people-page.tsx';
import { SheetPage } from '../features/sessions/sheet/sheet-page.tsx';
import { RunsView } from '../features/lineage/runs-view.tsx';
import { Choice } from '../ui/choice.tsx';
import { ideasViews, type IdeasSession, type IdeasView } from './ideas-search.ts';
import { MapPlace } from './map-place.tsx';
import { MergePlace } from './merge-place.tsx';

const nothing: readonly string[] = [];
const route = getRouteApi('/projects/$projectId/ideas');

/** The ideas at their address: what makes more of them, the switch between the views, and the view chosen. */
export function IdeasPlace() {
  const { t } = useTranslation();
  const { projectId } = route.useParams();
  const { start, session, idea, view = ideasViews[0] } = route.useSearch();
  const isKnown = useAsk('ideas.list', { projectId }).data?.some(({ id }) => id === idea) ?? false;
  const arriveAt = idea !== undefined && isKnown ? idea : null;
  const navigate = route.useNavigate();
  const [merging, setMerging] = useState(nothing);
  const show = useCallback(
    (next: IdeasView) =>
      void navigate({ search: next === ideasViews[0] ? {} : { view: next }, replace: true }),
    [navigate],
  );
  // Said once: going back to this page, or reloading it, starts nothing.
  const onStarted = useCallback(() => show(view), [show, view]);
  const develop = useCallback(
    (idea: string) =>
      void navigate({ to: '/projects/$projectId/develop', params: { projectId }, search: { idea } }),
    [navigate, projectId],
  );
  const open = useCallback(
    (next: IdeasSession | null) =>
      void navigate({
        search: ({ view: now }) => ({ ...(now ? { view: now } : {}), ...(next ? { session: next } : {}) }),
      }),
    [navigate],
  );
  return (
    <div key={projectId}>
      <IdeasTop
        projectId={projectId}
        start={start ?? false}
        onStarted={onStarted}
        composes={view !== 'converge'}
        about={<AboutLine projectId={projectId} />}
        onOwn={() => open('own')}
        onSession={open}
        views={
          <Choice
            label={t('ideas.views.label')}
            value={view}
            onChange={show}
            options={ideasViews.map((value) => ({ value, label: t(`ideas.views.${value}`) }))}
          />
        }
      />
      {session === undefined ? (
        <DevelopIdeaContext value={develop}>
          <ViewOf view={view} projectId={projectId} arriveAt={arriveAt} onMerge={setMerging} />
        </DevelopIdeaContext>
      ) : (
        <SessionOf session={session} projectId={projectId} onClose={() => open(null)} />
      )}
      <MergePlace projectId={projectId} ideaIds={merging} onClose={() => setMerging(nothing)} />
    </div>
  );
}

interface ViewProps {
  readonly view: IdeasView;
  readonly projectId: string;
  /** The idea one came for. */
  readonly arriveAt: string | null;
  /** Asks how ideas are merged. */
  onMerge(ids: readonly string[]): void;
}

/** One view of the ideas; each is a feature of its own. */
function ViewOf({ view, projectId, arriveAt, onMerge }: ViewProps) {
  switch (view) {
    case 'map':
      return <MapPlace projectId={projectId} onMerge={onMerge} />;
    case 'list':
    case 'lanes':
      return (
        <IdeasPage key={arriveAt} projectId={projectId} view={view} arriveAt={arriveAt} onMerge={onMerge} />
      );
    case 'converge':
      return <ConvergeView projectId={projectId} />;
    case 'runs':
      return <RunsView projectId={projectId} />;
  }
}

interface SessionOfProps {
  readonly session: IdeasSession;
  readonly projectId: string;
  onClose(): void;
}

/** What stands in place of the views while ideas are had in a session, or brought in. */
function SessionOf({ session, projectId, onClose }: SessionOfProps) {
  const ideas = useIdeasDesk();
  const page = { projectId, onClose };
  const onGenerate = (input: Omit<GenerateInput, 'projectId'>) =>
    void ideas.start({ ...input, projectId }, { kind: 'fresh' });
  switch (session) {
    case 'own':
      return <OwnPage {...page} />;
    case 'crazy-8s':
      return <SheetPage {...page} />;
    case 'morphological-box':
      return <BoxPage {...page} onGenerate={onGenerate} />;
    case 'role-storming':
      return <PeoplePage {...page} onGenerate={onGenerate} />;
    case 'yes-and':
      return <ChainPage {...page} />;
  }
}
