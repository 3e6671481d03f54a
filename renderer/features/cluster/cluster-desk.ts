import type { TFunction } from 'i18next';
import { createContext, use } from 'react';
import type { Problem } from '../../../contract/errors.ts';
import type { EventOf, InputOf } from '../../../contract/index.ts';
import type { Backend } from '../../backend.ts';
import { endBadly } from '../../end-task.ts';
import { followTask, type Progress } from '../../follow-task.ts';
import type { clusterEn } from '../../i18n/cluster/en.ts';
import { createStore, type Store } from '../../ui/store.ts';
import type { Tasks } from '../../ui/tasks.ts';
import { toDraft, type ProposalDraft } from './proposal-draft.ts';

/** Long work of the place: what it is, and what went wrong with the last of its kind. */
export type WorkKind = 'propose' | 'names' | 'duplicates' | 'map';
export interface Work {
  readonly taskId: number;
  readonly running: boolean;
  readonly problem: Problem | null;
}

export type IdeaMap = Extract<EventOf<'cluster.map'>, { type: 'done' }>;
export type FoundDuplicates = Extract<EventOf<'cluster.duplicates'>, { type: 'done' }>;
export type ProposeSettings = Omit<InputOf<'cluster.propose'>, 'projectId'>;

type Phase = keyof typeof clusterEn.phases;

type ByProject<T> = Store<Readonly<Record<string, T | null>>>;

/** What outlives the page: the map, a proposal being looked at, duplicates being gone through, the work under way. */
export interface ClusterDesk {
  readonly maps: ByProject<IdeaMap>;
  readonly proposals: ByProject<ProposalDraft>;
  readonly duplicates: ByProject<FoundDuplicates>;
  /** By `workKey`. */
  readonly works: Store<Readonly<Record<string, Work>>>;
  draw(projectId: string, anew: boolean): Promise<void>;
  propose(projectId: string, settings: ProposeSettings): Promise<void>;
  /** Asks the model to name the groups of the proposal that no person named. */
  nameByModel(projectId: string): Promise<void>;
  findDuplicates(projectId: string): Promise<void>;
}

/** The key of a kind of work in a project. */
export const workKey = (kind: WorkKind, projectId: string) => `${kind} ${projectId}`;

/** Makes the desk of a window. */
export function createClusterDesk(
  backend: Backend,
  tasks: Tasks,
  t: TFunction,
  say: (problem: Problem) => string,
): ClusterDesk {
  const maps: ClusterDesk['maps'] = createStore({});
  const proposals: ClusterDesk['proposals'] = createStore({});
  const duplicates: ClusterDesk['duplicates'] = createStore({});
  const works: ClusterDesk['works'] = createStore({});

  /** Follows a stream in the foot and hands on what isn't progress. */
  const follow = async <E extends { readonly type: string }>(
    kind: WorkKind,
    projectId: string,
    begin: (signal: AbortSignal) => AsyncIterable<E | Progress<Phase>>,
    onEvent: (event: E) => void,
  ): Promise<void> => {
    const key = workKey(kind, projectId);
    if (works.get()[key]?.running) return;
    const task = tasks.start(() => t(`cluster.work.${kind}`), `/projects/${projectId}/ideas`);
    const set = (work: Omit<Work, 'taskId'>) =>
      works.set((now) => ({ ...now, [key]: { taskId: task.id, ...work } }));
    set({ running: true, problem: null });
    try {
      await followTask(task, begin(task.signal), (phase: Phase) => t(`cluster.phases.${phase}`), onEvent);
      set({ running: false, problem: null });
      task.end('done', () => t('cluster.work.done'));
    } catch (error) {
      set({ running: false, problem: endBadly(task, error, say) });
    }
  };

  return {
    maps,
    proposals,
    duplicates,
    works,
    draw: (projectId, anew) =>
      follow(
        'map',
        projectId,
        (signal) => backend.stream('cluster.map', { projectId, anew }, signal),
        (map) => {
          if (map.type === 'done') maps.set((now) => ({ ...now, [projectId]: map }));
        },
      ),
    propose: (projectId, settings) =>
      follow(
        'propose',
        projectId,
        (signal) => backend.stream('cluster.propose', { projectId, ...settings }, signal),
        (event) => {
          if (event.type !== 'done') return;
          proposals.set((now) => ({ ...now, [projectId]: toDraft(event.proposal) }));
        },
      ),
    nameByModel: (projectId) => {
      const asked = (proposals.get()[projectId]?.groups ?? []).filter(({ nameBy }) => nameBy !== 'person');
      if (asked.length === 0) return Promise.resolve();
      const groups = asked.map(({ ideaIds }) => ({ ideaIds: [...ideaIds] }));
      return follow(
        'names',
        projectId,
        (signal) => backend.stream('cluster.nameByModel', { projectId, groups }, signal),
        (event) => {
          if (event.type !== 'named' || event.name === null) return;
          const { key } = asked[event.at]!;
          const { name } = event;
          proposals.set((now) => {
            const draft = now[projectId];
            if (!draft) return now;
            // What a person named meanwhile stays theirs.
            const named = draft.groups.map((group) =>
              group.key === key && group.nameBy !== 'person'
                ? { ...group, name, nameBy: 'model' as const }
                : group,
            );
            return { ...now, [projectId]: { ...draft, groups: named } };
          });
        },
      );
    },
    findDuplicates: (projectId) =>
      follow(
        'duplicates',
        projectId,
        (signal) => backend.stream('cluster.duplicates', { projectId }, signal),
        (found) => {
          if (found.type === 'done') duplicates.set((now) => ({ ...now, [projectId]: found }));
        },
      ),
  };
}

export const ClusterDeskContext = createContext<ClusterDesk | null>(null);

/** The desk of this window. */
export function useClusterDesk(): ClusterDesk {
  const desk = use(ClusterDeskContext);
  if (!desk) throw new Error('No ClusterDeskContext above');
  return desk;
}
