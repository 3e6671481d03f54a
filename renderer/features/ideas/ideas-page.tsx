import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { IdeaFields } from '../../../contract/ideation.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { useStore } from '../../ui/store.ts';
import { arrange, type Filter, type SortOrder } from './arrange.ts';
import { ArrivedBelow } from './arrived-below.tsx';
import { EmptyIdeas } from './empty-ideas.tsx';
import { IdeaForm } from './idea-form.tsx';
import { IdeaRow } from './idea-row.tsx';
import { draftKeyOf, useIdeasDesk } from './ideas-desk.ts';
import { LanesView } from './lanes-view.tsx';
import { ListTools } from './list-tools.tsx';
import { Outcome, Skipped } from './outcome.tsx';
import { RunningRow } from './running-row.tsx';
import { useIdeaActions } from './use-idea-actions.ts';
import { useIdeaCommands } from './use-idea-commands.ts';
import { useIdeasExport } from './use-ideas-export.ts';

interface IdeasPageProps {
  readonly projectId: string;
  readonly view: 'list' | 'lanes';
}

const noFolds: ReadonlySet<string> = new Set();

/** The ideas of a project, as a list or in lanes, with what is under way at the end. */
export function IdeasPage({ projectId, view }: IdeasPageProps) {
  const { t } = useTranslation();
  const desk = useIdeasDesk();
  const ideas = useAsk('ideas.list', { projectId });
  const methods = useAsk('ideation.methods', {});
  const projects = useAsk('projects.list', {});
  const jobs = useStore(desk.jobs, (state) => state);
  const drafts = useStore(desk.drafts, (state) => state);
  const places = useStore(desk.places, (state) => state);
  const selectedId = useStore(desk.selected, (state) => state[projectId] ?? null);
  const [order, setOrder] = useState<{ sort: SortOrder; since: number }>(() => ({
    sort: 'oldest',
    since: Date.now(),
  }));
  const [filter, setFilter] = useState<Filter>('all');
  const [unfolded, setUnfolded] = useState(noFolds);
  const [problem, setProblem] = useState<Problem | null>(null);
  const end = useRef<HTMLDivElement>(null);

  const actions = useIdeaActions(projectId, methods.data?.[0]?.id, setProblem);
  const shown = useMemo(
    () => arrange(ideas.data ?? [], { filter, ...order, places }),
    [ideas.data, filter, order, places],
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
  const setDraft = useCallback(
    (key: string, draft: IdeaFields) => desk.drafts.set((now) => ({ ...now, [key]: draft })),
    [desk],
  );
  useIdeaCommands({ ideas: shown, selectedId, actions, onUnfold: unfold, onCopy: copy, onExport: download });

  const here = jobs.filter((job) => job.projectId === projectId);
  const running = here.filter((job) => job.state === 'running');
  const ownDraft = drafts[draftKeyOf(projectId)];
  const total = ideas.data?.length ?? 0;
  const failure = problem ?? (ideas.error && problemOf(ideas.error));

  return (
    <div className="mx-auto w-full max-w-[76rem] px-6 pb-24">
      <div>
        {(total > 0 || ownDraft) && (
          <ListTools
            filter={filter}
            sort={order.sort}
            total={total}
            starred={ideas.data?.filter((idea) => idea.starred).length ?? 0}
            onFilter={setFilter}
            onSort={(sort) => setOrder({ sort, since: Date.now() })}
            onAdd={actions.startAdding}
            onCopy={copy}
            onExport={download}
          />
        )}
      </div>
      {failure && (
        <div className="mt-4">
          <ProblemNotice problem={failure} />
        </div>
      )}
      {view === 'lanes' && shown.length > 0 && (
        <LanesView ideas={shown} methods={methods.data ?? []} selectedId={selectedId} onSelect={select} />
      )}
      {view === 'list' && shown.length > 0 && (
        <ul aria-label={t('ideas.list')} className="-mx-5 max-w-[47rem]">
          {shown.map((idea) => (
            <IdeaRow
              key={idea.id}
              idea={idea}
              selected={idea.id === selectedId}
              unfolded={unfolded.has(idea.id)}
              draft={drafts[idea.id] ?? null}
              replacing={
                running.find((job) => job.purpose.kind === 'replace' && job.purpose.ideaId === idea.id) ??
                null
              }
              actions={actions}
              onSelect={select}
              onUnfold={unfold}
              onDraft={setDraft}
            />
          ))}
        </ul>
      )}
      {ideas.data && shown.length === 0 && here.length === 0 && !ownDraft && (
        <EmptyIdeas projectId={projectId} filtered={total > 0} onAdd={actions.startAdding} />
      )}
      {ownDraft && (
        <div className="relative border-t border-hairline py-5">
          <span className="edge absolute top-5 bottom-5 -left-4" data-hand="person" />
          <IdeaForm
            draft={ownDraft}
            onChange={(draft) => setDraft(draftKeyOf(projectId), draft)}
            onSave={() => actions.finishAdding(ownDraft)}
            onCancel={() => actions.dropDraft(draftKeyOf(projectId))}
          />
        </div>
      )}
      {running
        .filter((job) => job.purpose.kind !== 'replace')
        .map((job) => (
          <div key={job.id} className="border-t border-hairline">
            <RunningRow job={job} />
            <Skipped stimuli={job.skipped} />
          </div>
        ))}
      {here
        .filter((job) => job.state !== 'running')
        .map((job) => (
          <Outcome key={job.id} job={job} />
        ))}
      <div ref={end} aria-hidden className="h-px" />
      <ArrivedBelow end={end} total={shown.length} />
    </div>
  );
}
