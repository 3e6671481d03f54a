import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { Cluster } from '../../../contract/cluster.ts';
import type { Idea, Method } from '../../../contract/ideation.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useStore } from '../../ui/store.ts';
import { lanesOf, type SortOrder } from './arrange.ts';
import { ArrivedBelow } from './arrived-below.tsx';
import { EmptyIdeas } from './empty-ideas.tsx';
import { draftKeyOf, useIdeasDesk } from './ideas-desk.ts';
import type { IdeaFieldName } from './idea-form.tsx';
import { IdeasList } from './ideas-list.tsx';
import { LanesView, useLaneName } from './lanes-view.tsx';
import { ListTools } from './list-tools.tsx';
import { OwnDraft } from './own-draft.tsx';
import { ParkedToggle } from './parked-toggle.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { UnderWay } from './under-way.tsx';
import { useBoardMove } from './use-board-move.ts';
import { useBoardSearch } from './use-board-search.ts';
import { useIdeaActions } from './use-idea-actions.ts';
import { useIdeaCommands } from './use-idea-commands.ts';
import { useIdeasExport } from './use-ideas-export.ts';
import { useLook } from './use-look.ts';
import { usePicking } from './use-picking.ts';
import { useScores } from './use-scores.ts';
import { useShown } from './use-shown.ts';
import type { Wanted } from './use-virtual-rows.ts';

interface IdeasPageProps {
  readonly projectId: string;
  readonly view: 'list' | 'lanes';
  /** The idea to be shown and focused at first; null: none. It has to be known by then. */
  readonly arriveAt: string | null;
  /** Asks how ideas are merged. */
  onMerge(ids: readonly string[]): void;
}

const noFolds: ReadonlySet<string> = new Set();
const noIdeas: readonly Idea[] = [];
const noMethods: readonly Method[] = [];
const noGroups: readonly Cluster[] = [];

/** The ideas of a project, as a list or in lanes, with what is under way at the end. */
export function IdeasPage({ projectId, view, arriveAt, onMerge }: IdeasPageProps) {
  const { t } = useTranslation();
  const desk = useIdeasDesk();
  const asked = useAsk('ideas.list', { projectId });
  const methods = useAsk('ideation.methods', {});
  const projects = useAsk('projects.list', {});
  const groups = useAsk('cluster.list', { projectId });
  // Whether there is such a thing, not how far it is: a letter that is typed and a step of the model leave the page alone.
  const hasJob = useStore(desk.jobs, (state) => state.some((job) => job.projectId === projectId));
  const hasOwnDraft = useStore(desk.drafts, (state) => state[draftKeyOf(projectId)] !== undefined);
  const selectedId = useStore(desk.selected, (state) => state[projectId] ?? null);
  const [look, setLook] = useLook(projectId);
  const [unfolded, setUnfolded] = useState(noFolds);
  const [why, setWhy] = useState(false);
  const [tagging, setTagging] = useState(false);
  const [wanted, setWanted] = useState<Wanted | null>(arriveAt === null ? null : { id: arriveAt });
  const [problem, setProblem] = useState<Problem | null>(null);
  const end = useRef<HTMLDivElement>(null);

  const ideas = asked.data ?? noIdeas;
  const search = useBoardSearch(projectId, look.query, asked.dataUpdatedAt);
  const hits = useMemo(
    () => (search ? new Map(search.hits.map((hit) => [hit.ideaId, hit])) : null),
    [search],
  );
  const scores = useScores(projectId);
  const shown = useShown(ideas, look, search, scores);
  const lanes = useMemo(() => lanesOf(shown, look.grouping, search !== null), [shown, look.grouping, search]);
  // What is parked is out of the way until it is asked for.
  const folds = view === 'list' && !search && look.filters.state === null;
  const parked = useMemo(
    () => (folds ? shown.filter(({ state }) => state === 'parked') : noIdeas),
    [folds, shown],
  );
  const listed = useMemo(
    () => [
      ...(folds ? shown.filter(({ state }) => state !== 'parked') : shown),
      ...(look.parkedOpen ? parked : []),
    ],
    [folds, shown, parked, look.parkedOpen],
  );
  const inOrder = useMemo(
    () => (view === 'list' ? listed : [...new Set(lanes.flatMap((lane) => lane.ideas))]),
    [view, listed, lanes],
  );
  const order = useMemo(() => inOrder.map(({ id }) => id), [inOrder]);

  const actions = useIdeaActions(projectId, methods.data?.[0]?.id, setProblem);
  const picking = usePicking(projectId, order);
  const picked = useMemo(() => inOrder.filter(({ id }) => picking.ids.has(id)), [inOrder, picking]);
  const knownTags = useMemo(
    () => [...new Set(ideas.flatMap(({ tags }) => tags))].sort((a, b) => a.localeCompare(b)),
    [ideas],
  );
  const heading = projects.data?.find((project) => project.id === projectId)?.name ?? '';
  const { copy, download } = useIdeasExport(heading, shown, methods.data);
  const unfold = useCallback(
    (id: string) =>
      setUnfolded((now) => (now.has(id) ? new Set([...now].filter((x) => x !== id)) : new Set(now).add(id))),
    [],
  );
  const select = useCallback(
    (id: string) => desk.selected.set((now) => (now[projectId] === id ? now : { ...now, [projectId]: id })),
    [desk, projectId],
  );
  const setField = useCallback(
    (key: string, name: IdeaFieldName, text: string) =>
      desk.drafts.set((now) => (now[key] ? { ...now, [key]: { ...now[key], [name]: text } } : now)),
    [desk],
  );
  const go = useCallback((id: string) => setWanted({ id }), []);
  const sortBy = useCallback((sort: SortOrder) => setLook({ sort, since: Date.now() }), [setLook]);
  const startTagging = useCallback(() => setTagging(true), []);
  const merge = useCallback((several: readonly Idea[]) => onMerge(several.map(({ id }) => id)), [onMerge]);
  const nameOf = useLaneName(methods.data ?? noMethods, groups.data ?? noGroups);
  const { move, said } = useBoardMove(lanes, look.grouping, nameOf, actions, go);
  useIdeaCommands({
    ideas: inOrder,
    selectedId,
    picking,
    actions,
    onGo: go,
    onUnfold: unfold,
    onTag: startTagging,
    onMerge: merge,
    onMove: view === 'lanes' ? move : null,
    onCopy: copy,
    onExport: download,
  });

  const failure = problem ?? search?.problem ?? (asked.error && problemOf(asked.error));
  const column = 'mx-auto w-full max-w-[76rem] px-6';

  return (
    <div className={view === 'list' ? 'pb-24' : 'pb-2'}>
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className={classNames(column, 'sticky top-0 z-20 bg-paper')}>
        {(ideas.length > 0 || hasOwnDraft) && (
          <ListTools
            view={view}
            ideas={ideas}
            methods={methods.data ?? []}
            look={look}
            scores={scores}
            search={search}
            why={why}
            hasGroups={(groups.data ?? noGroups).length > 0}
            onLook={setLook}
            onSort={sortBy}
            onWhy={setWhy}
            onAdd={actions.startAdding}
            onCopy={copy}
            onExport={download}
          />
        )}
      </div>
      <div className={column}>
        {failure && (
          <div className="mt-4">
            <ProblemNotice problem={failure} />
          </div>
        )}
        {view === 'list' && listed.length > 0 && (
          <IdeasList
            label={t('ideas.list')}
            ideas={listed}
            selectedId={selectedId}
            picking={picking}
            unfolded={unfolded}
            hits={why ? hits : null}
            scores={scores}
            sort={look.sort}
            onSort={sortBy}
            actions={actions}
            wanted={wanted}
            onSelect={select}
            onUnfold={unfold}
            onField={setField}
          />
        )}
        <ParkedToggle
          count={parked.length}
          open={look.parkedOpen}
          onOpen={(parkedOpen) => setLook({ parkedOpen })}
        />
        {asked.data && shown.length === 0 && !hasJob && !hasOwnDraft && (
          <EmptyIdeas
            projectId={projectId}
            hiddenBy={
              ideas.length === 0 ? null : search ? 'search' : look.filters.starred ? 'star' : 'filter'
            }
            onAdd={actions.startAdding}
          />
        )}
        <OwnDraft projectId={projectId} actions={actions} onField={setField} />
        <UnderWay projectId={projectId} />
      </div>
      {view === 'lanes' && shown.length > 0 && (
        <LanesView
          lanes={lanes}
          ideas={shown}
          grouping={look.grouping}
          nameOf={nameOf}
          selectedId={selectedId}
          picking={picking}
          hits={why ? hits : null}
          actions={actions}
          wanted={wanted}
          onSelect={select}
        />
      )}
      <SelectionBar
        picked={picked}
        knownTags={knownTags}
        actions={actions}
        onMerge={merge}
        tagging={tagging}
        onTagging={setTagging}
        onNone={picking.none}
      />
      <div ref={end} aria-hidden className="h-px" />
      <ArrivedBelow end={end} total={shown.length} />
    </div>
  );
}
