import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import type { Idea } from '../../../contract/ideation.ts';
import type { IdeaPair } from '../../../contract/cluster.ts';
import { queryKeyOf, useAsk, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { useRemoval } from '../../i18n/use-removal.ts';
import { Button } from '../../ui/button.tsx';
import { useClusterDesk, type FoundDuplicates } from './cluster-desk.ts';
import { PairView } from './pair-view.tsx';
import { SameSets } from './same-sets.tsx';
import { useMerge } from './use-merge.ts';

interface DuplicatesPageProps {
  readonly projectId: string;
  readonly found: FoundDuplicates;
  onMerge(ids: readonly string[]): void;
}

const keyOf = ({ ideaIds }: IdeaPair) => ideaIds.join(' ');
const nothing: ReadonlySet<string> = new Set();

/** Ideas that may be the same, one pair after the other: nothing is merged before a person has said so. */
export function DuplicatesPage({ projectId, found, onMerge }: DuplicatesPageProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const queries = useQueryClient();
  const desk = useClusterDesk();
  const list = useAsk('ideas.list', { projectId });
  const { merge, problem } = useMerge(projectId);
  const apart = useRemoval();
  const [passed, setPassed] = useState(nothing);
  const ideas = new Map((list.data ?? []).map((idea) => [idea.id, idea]));
  const sets = found.same
    .map((ids) => ids.flatMap((id) => ideas.get(id) ?? []))
    .filter((set) => set.length > 1);
  const pairs = found.pairs.filter(
    (pair) => !passed.has(keyOf(pair)) && pair.ideaIds.every((id) => ideas.has(id)),
  );
  const [pair] = pairs;
  const both = pair?.ideaIds.map((id) => ideas.get(id)!) as [Idea, Idea] | undefined;
  const pass = (one: IdeaPair, isPassed: boolean) =>
    setPassed((now) => {
      const next = new Set(now);
      if (isPassed) next.add(keyOf(one));
      else next.delete(keyOf(one));
      return next;
    });
  const setApart = (one: IdeaPair) => {
    const say = (isApart: boolean) =>
      backend.call('cluster.setApart', { projectId, ideaIds: [...one.ideaIds], apart: isApart });
    void apart.remove({
      title: t('cluster.undo.apart'),
      done: t('cluster.duplicates.remembered'),
      remove: async () => {
        await say(true);
        pass(one, true);
      },
      restore: async () => {
        await say(false);
        pass(one, false);
      },
    });
  };
  const mergeSets = async (chosen: readonly (readonly Idea[])[]) => {
    await merge(chosen.map(([first, ...rest]) => ({ keepId: first!.id, awayIds: rest.map(({ id }) => id) })));
    void queries.invalidateQueries({ queryKey: queryKeyOf('ideas.list', { projectId }) });
  };
  const failure = problem ?? apart.problem;

  return (
    <section
      aria-label={t('cluster.duplicates.title')}
      className="mx-auto w-full max-w-[60rem] px-6 pt-3 pb-16"
    >
      <Button
        look="quiet"
        className="-ml-3"
        icon={<ArrowLeft size={14} aria-hidden />}
        onClick={() => desk.duplicates.set((now) => ({ ...now, [projectId]: null }))}
      >
        {t('cluster.duplicates.back')}
      </Button>
      <h2 className="mt-2 font-content text-lead font-semibold">{t('cluster.duplicates.title')}</h2>
      <p className="mt-1 text-ui text-ink-2">
        {sets.length === 0 && pairs.length === 0
          ? t('cluster.duplicates.none', { ideas: format.number(found.ideas) })
          : t('cluster.duplicates.lead', { ideas: format.number(found.ideas) })}
      </p>
      {failure && (
        <div className="mt-3">
          <ProblemNotice problem={failure} />
        </div>
      )}
      {sets.length > 0 && <SameSets sets={sets} onMerge={(chosen) => void mergeSets(chosen)} />}
      {pair && both && (
        <PairView
          key={keyOf(pair)}
          ideas={both}
          similarity={pair.similarity}
          left={pairs.length}
          onKeepBoth={() => pass(pair, true)}
          onMerge={() => onMerge(pair.ideaIds)}
          onApart={() => setApart(pair)}
        />
      )}
      {found.leftOut > 0 && (
        <p className="mt-4 text-small text-ink-3">
          {t('cluster.duplicates.leftOut', { count: found.leftOut })}
        </p>
      )}
    </section>
  );
}
