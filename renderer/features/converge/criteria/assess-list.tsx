import { Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Assessment, OfferedSet, Ranking } from '../../../../contract/converge-criteria.ts';
import type { Idea } from '../../../../contract/ideation.ts';
import { ProblemNotice } from '../../../i18n/problem-notice.tsx';
import { WorkLine } from '../../../i18n/work-line.tsx';
import { Button } from '../../../ui/button.tsx';
import { useStore } from '../../../ui/store.ts';
import { useConvergeDesk } from '../converge-desk.ts';
import { useConvergeWork } from '../use-converge-work.ts';
import { AssessRow } from './assess-row.tsx';

interface AssessListProps {
  readonly projectId: string;
  readonly set: OfferedSet;
  readonly assessments: readonly Assessment[];
  readonly ranking: Ranking;
  readonly ideas: readonly Idea[];
  readonly unfolded: string | null;
  onUnfold(ideaId: string | null): void;
}

/** The ideas with their answers; one at a time unfolds to be answered. */
export function AssessList(props: AssessListProps) {
  const { projectId, set, assessments, ranking, ideas, unfolded, onUnfold } = props;
  const { t } = useTranslation();
  const desk = useConvergeDesk();
  const asking = useStore(desk.asking, (state) => state[projectId]) ?? null;
  const work = useConvergeWork();
  const ideaOf = new Map(ideas.map((idea) => [idea.id, idea]));
  const vetoOf = new Map(ranking.vetoed.map((veto) => [veto.ideaId, veto]));
  const complete = assessments.filter(({ answers }) => set.criteria.every(({ id }) => answers[id]));
  const unasked = complete.filter(({ opinion }) => opinion === null).map(({ ideaId }) => ideaId);
  const problem = work.problem ?? asking?.problem ?? null;

  return (
    <section aria-label={t('converge.assess.title')}>
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4">
        <p className="text-small text-ink-3 tabular-nums">
          {t('converge.assess.progress', { done: complete.length, total: assessments.length })}
        </p>
        {set.opinionOn.length > 0 && unasked.length > 0 && !asking?.running && (
          <Button
            look="quiet"
            icon={<Sparkles size={14} aria-hidden />}
            onClick={() => void desk.ask(projectId, set.id, unasked)}
          >
            {t('converge.opinion.askAll', { count: unasked.length })}
          </Button>
        )}
      </div>
      {asking?.running && <WorkLine taskId={asking.taskId} title={t('converge.opinion.asking')} />}
      {problem && (
        <div className="my-3">
          <ProblemNotice problem={problem} />
        </div>
      )}
      <ul className="border-t border-hairline">
        {assessments.map((assessment) => {
          const idea = ideaOf.get(assessment.ideaId);
          return idea ? (
            <AssessRow
              key={idea.id}
              set={set}
              idea={idea}
              assessment={assessment}
              veto={vetoOf.get(idea.id) ?? null}
              unfolded={unfolded === idea.id}
              busy={asking?.running ?? false}
              change={work.change}
              onUnfold={() => onUnfold(unfolded === idea.id ? null : idea.id)}
              onAsk={() => void desk.ask(projectId, set.id, [idea.id])}
            />
          ) : null;
        })}
      </ul>
    </section>
  );
}
