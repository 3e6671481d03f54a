import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Idea } from '../../../contract/ideation.ts';
import { problemOf } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { WorkLine } from '../../i18n/work-line.tsx';
import { useStore } from '../../ui/store.ts';
import { useClusterDesk, workKey } from './cluster-desk.ts';
import { DuplicatesPage } from './duplicates-page.tsx';
import type { MapDot } from './draw-map.ts';
import { GroupsPanel } from './groups-panel.tsx';
import { MapCanvas } from './map-canvas.tsx';
import type { MapGroup } from './map-labels.ts';
import { wholeMap } from './map-geometry.ts';
import { MapTable } from './map-table.tsx';
import { MapTools } from './map-tools.tsx';
import { ProposalPanel } from './proposal-panel.tsx';
import { SelectionPanel } from './selection-panel.tsx';
import { useGroups } from './use-groups.ts';

interface MapPageProps {
  readonly projectId: string;
  readonly selectedIds: readonly string[];
  onSelect(ids: readonly string[]): void;
  /** Asks how ideas are merged. */
  onMerge(ids: readonly string[]): void;
}

const noIdeas: readonly Idea[] = [];

/** The ideas by meaning: the map, and beside it their groups, or the groups that are proposed. */
export function MapPage({ projectId, selectedIds, onSelect, onMerge }: MapPageProps) {
  const { t } = useTranslation();
  const desk = useClusterDesk();
  const groups = useGroups(projectId);
  const map = useStore(desk.maps, (state) => state[projectId] ?? null);
  const proposal = useStore(desk.proposals, (state) => state[projectId] ?? null);
  const duplicates = useStore(desk.duplicates, (state) => state[projectId] ?? null);
  const works = useStore(desk.works, (state) => state);
  const [view, setView] = useState(wholeMap);
  const [moves, setMoves] = useState(false);
  const [isTable, setIsTable] = useState(false);
  const [litKey, setLitKey] = useState<string | null>(null);
  const ideas = groups.ideas ?? noIdeas;
  const byId = useMemo(() => new Map(ideas.map((idea) => [idea.id, idea])), [ideas]);
  const selected = useMemo(() => new Set(selectedIds), [selectedIds]);

  // Drawn on arrival, and when there are ideas that have no place yet; for one list of ideas once.
  const placed = useMemo(() => new Set(map?.points.map(({ ideaId }) => ideaId)), [map]);
  const isDrawing = works[workKey('map', projectId)]?.running ?? false;
  const drawnFor = useRef<readonly Idea[]>(null);
  useEffect(() => {
    if (groups.ideas === undefined || isDrawing || drawnFor.current === groups.ideas) return;
    if (map !== null && groups.ideas.every(({ id }) => placed.has(id))) return;
    drawnFor.current = groups.ideas;
    void desk.draw(projectId, false);
  }, [desk, projectId, groups.ideas, map, placed, isDrawing]);

  const shown: readonly (MapGroup & { readonly ideaIds: ReadonlySet<string> })[] = useMemo(() => {
    if (proposal) return proposal.groups.map((group) => ({ ...group, ideaIds: new Set(group.ideaIds) }));
    return (groups.clusters ?? []).map(({ id, name }) => ({
      key: id,
      name,
      ideaIds: new Set(ideas.filter(({ clusterId }) => clusterId === id).map((idea) => idea.id)),
    }));
  }, [proposal, groups.clusters, ideas]);
  const dots: readonly MapDot[] = useMemo(
    () =>
      (map?.points ?? []).flatMap(({ ideaId, x, y }) =>
        byId.has(ideaId)
          ? [{ id: ideaId, x, y, group: shown.findIndex(({ ideaIds }) => ideaIds.has(ideaId)) }]
          : [],
      ),
    [map, byId, shown],
  );
  const lit = shown.findIndex(({ key }) => key === litKey);
  // Where there is a proposal, it says itself what went wrong with it.
  const told = (proposal ? (['map', 'duplicates'] as const) : (['map', 'duplicates', 'propose'] as const))
    .map((kind) => works[workKey(kind, projectId)]?.problem)
    .find((problem) => problem);
  const failure = groups.problem ?? (groups.error && problemOf(groups.error)) ?? told;
  const work = (['propose', 'names', 'duplicates', 'map'] as const).find(
    (kind) => works[workKey(kind, projectId)]?.running,
  );

  if (duplicates) return <DuplicatesPage projectId={projectId} found={duplicates} onMerge={onMerge} />;
  return (
    <div className="mx-auto w-full max-w-[76rem] px-6 pb-10">
      <MapTools
        projectId={projectId}
        view={view}
        moves={moves}
        isTable={isTable}
        onView={setView}
        onMoves={setMoves}
        onTable={setIsTable}
      />
      {failure && (
        <div className="mb-3">
          <ProblemNotice problem={failure} />
        </div>
      )}
      {work && (
        <WorkLine taskId={works[workKey(work, projectId)]!.taskId} title={t(`cluster.work.${work}`)} />
      )}
      {map && !map.byMeaning && (
        <p className="pb-3 text-ui text-ink-2">
          {ideas.length === 0 ? t('cluster.map.none') : t('cluster.map.few', { count: ideas.length })}
        </p>
      )}
      <div className="grid grid-cols-1 gap-6 mid:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="mid:sticky mid:top-3 mid:h-[calc(100vh-17rem)] mid:min-h-96 max-mid:h-96">
          {isTable ? (
            <MapTable ideas={ideas} groups={shown} onSelect={onSelect} />
          ) : (
            <MapCanvas
              dots={dots}
              groups={shown}
              ideas={byId}
              view={view}
              selected={selected}
              litGroup={lit < 0 ? null : lit}
              moves={moves}
              onView={setView}
              onSelect={onSelect}
            />
          )}
        </div>
        <div className="min-w-0">
          {selectedIds.length > 0 && !proposal && (
            <SelectionPanel
              projectId={projectId}
              ideas={selectedIds.flatMap((id) => byId.get(id) ?? [])}
              clusters={groups.clusters ?? []}
              onMove={(to) => void groups.move(selectedIds, to)}
              onMerge={() => onMerge(selectedIds)}
            />
          )}
          {proposal ? (
            <ProposalPanel
              projectId={projectId}
              draft={proposal}
              ideas={byId}
              selected={selected}
              onLit={setLitKey}
              onSelect={onSelect}
              onAccept={(kept) =>
                groups
                  .arrange(kept, t('cluster.undo.accept'), t('cluster.accepted', { count: kept.length }))
                  .then(() => desk.proposals.set((now) => ({ ...now, [projectId]: null })))
              }
            />
          ) : (
            <GroupsPanel
              clusters={groups.clusters ?? []}
              ideas={ideas}
              onLit={setLitKey}
              onSelect={onSelect}
              onRename={(cluster, name) => void groups.rename(cluster, name)}
              onClear={() => void groups.clear()}
            />
          )}
        </div>
      </div>
    </div>
  );
}
