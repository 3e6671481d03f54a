import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IdeaGroup } from '../../../contract/cluster.ts';
import type { Problem } from '../../../contract/errors.ts';
import type { Idea } from '../../../contract/ideation.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { useStore } from '../../ui/store.ts';
import { useClusterDesk, workKey } from './cluster-desk.ts';
import {
  groupsOf,
  joinGroups,
  moveIdea,
  renameGroup,
  splitInto,
  type DraftGroup,
  type ProposalDraft,
} from './proposal-draft.ts';
import { ProposalSettings } from './proposal-settings.tsx';
import { ProposedGroup } from './proposed-group.tsx';

interface ProposalPanelProps {
  readonly projectId: string;
  readonly draft: ProposalDraft;
  readonly ideas: ReadonlyMap<string, Idea>;
  readonly selected: ReadonlySet<string>;
  onLit(key: string | null): void;
  onSelect(ids: readonly string[]): void;
  onAccept(groups: readonly IdeaGroup[]): Promise<void>;
}

/** Groups that are proposed: to be accepted, adjusted, or discarded. Until then nothing is changed. */
export function ProposalPanel(props: ProposalPanelProps) {
  const { projectId, draft, ideas, selected, onLit, onSelect, onAccept } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const desk = useClusterDesk();
  const works = useStore(desk.works, (state) => state);
  const [problem, setProblem] = useState<Problem | null>(null);
  const set = (change: (now: ProposalDraft) => ProposalDraft) =>
    desk.proposals.set((now) => {
      const was = now[projectId];
      return was ? { ...now, [projectId]: change(was) } : now;
    });
  const attempt = (work: () => Promise<void>) => {
    setProblem(null);
    work().catch((error: unknown) => setProblem(problemOf(error)));
  };
  const join = (from: DraftGroup, into: DraftGroup) =>
    attempt(async () => {
      const joined = [...into.ideaIds, ...from.ideaIds];
      const others = draft.groups.filter((group) => group !== from && group !== into);
      const groups = [joined, ...others.map(({ ideaIds }) => [...ideaIds])].map((ideaIds) => ({ ideaIds }));
      const [named] = await backend.call('cluster.words', { projectId, groups });
      set((now) => joinGroups(now, from.key, into.key, named!));
    });
  const split = (group: DraftGroup) =>
    attempt(async () => {
      const parts = await backend.call('cluster.split', { projectId, ideaIds: [...group.ideaIds] });
      set((now) => splitInto(now, group.key, parts));
    });
  const { agreement } = draft.proposal;
  const failure =
    problem ??
    works[workKey('propose', projectId)]?.problem ??
    works[workKey('names', projectId)]?.problem ??
    null;
  const naming = works[workKey('names', projectId)]?.running ?? false;

  return (
    <section aria-label={t('cluster.proposal.title')}>
      <h2 className="text-ui font-semibold">{t('cluster.proposal.title')}</h2>
      <p className="mt-1 text-ui text-ink-2">
        {draft.groups.length === 0
          ? t('cluster.proposal.nothing')
          : t('cluster.proposal.found', { count: draft.groups.length })}{' '}
        {t('cluster.proposal.preview')}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button
          look="primary"
          disabled={draft.groups.length === 0}
          onClick={() => void onAccept(groupsOf(draft))}
        >
          {t('cluster.proposal.accept')}
        </Button>
        <Button onClick={() => desk.proposals.set((now) => ({ ...now, [projectId]: null }))}>
          {t('cluster.proposal.discard')}
        </Button>
      </div>
      <ProposalSettings projectId={projectId} draft={draft} />
      {failure && (
        <div className="mt-3">
          <ProblemNotice problem={failure} />
        </div>
      )}
      {agreement !== null && draft.groups.length > 0 && (
        <p className="mt-3 text-small text-ink-3" title={t('cluster.proposal.agreementExplained')}>
          {t('cluster.proposal.agreement', { value: format.number(agreement, 2) })}
        </p>
      )}
      <ul className="mt-3">
        {draft.groups.map((group, place) => (
          <ProposedGroup
            key={group.key}
            group={group}
            place={place}
            groups={draft.groups}
            ideas={ideas}
            selected={selected}
            onLit={onLit}
            onSelect={onSelect}
            onRename={(name) => set((now) => renameGroup(now, group.key, name))}
            onMove={(ideaId, toKey) => set((now) => moveIdea(now, ideaId, toKey))}
            onJoin={(into) => join(group, into)}
            onSplit={() => split(group)}
          />
        ))}
        {draft.outsideIds.length > 0 && (
          <ProposedGroup
            group={null}
            outsideIds={draft.outsideIds}
            place={-1}
            groups={draft.groups}
            ideas={ideas}
            selected={selected}
            onLit={onLit}
            onSelect={onSelect}
            onMove={(ideaId, toKey) => set((now) => moveIdea(now, ideaId, toKey))}
          />
        )}
      </ul>
      {draft.groups.some(({ nameBy }) => nameBy !== 'person') && (
        <Button
          look="quiet"
          className="-ml-3 mt-2"
          disabled={naming}
          title={t('cluster.proposal.nameHint')}
          onClick={() => void desk.nameByModel(projectId)}
        >
          {t('cluster.proposal.name')}
        </Button>
      )}
    </section>
  );
}
