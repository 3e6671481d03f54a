import { Tabs } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../../contract/plan.ts';
import type { PlanLibrary } from '../../../contract/plan-library.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { PlaceTitle } from '../../ui/page.tsx';
import { useNow } from '../../ui/use-now.ts';
import { Board } from './board.tsx';
import { Cases } from './cases.tsx';
import { Challenges } from './challenges.tsx';
import { dayOf } from './day.ts';
import { OpportunityCards } from './opportunity-cards.tsx';
import { planTabs, type PlanTab } from './plan-tabs.ts';
import { Review } from './review.tsx';
import { Risks } from './risks.tsx';
import { Road } from './road.tsx';
import type { Room } from './room.ts';
import { useEditing } from './use-editing.ts';
import { usePlanExport } from './use-plan-export.ts';

interface PlanPageProps {
  readonly projectId: string;
  readonly tab: PlanTab;
  /** Other rooms that the register leads to. */
  readonly rooms: readonly Room[];
  onTab(tab: PlanTab): void;
  /** Makes an idea from the stimulus card of a case. */
  onUseCase(cardId: string): void;
}

/** The plan of a project: actions and their road, challenges, risks, the review, cases. */
export function PlanPage(props: PlanPageProps) {
  const { t } = useTranslation();
  const { projectId, tab } = props;
  const library = useAsk('plan.library', {});
  const plan = useAsk('plan.get', { projectId });
  const { save, busy, problem } = usePlanExport(projectId);
  const failure = library.error ?? plan.error;

  return (
    <div className="mx-auto w-full max-w-[72rem] px-6 pt-10 pb-24 short:pt-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6">
        <PlaceTitle lead={t('plan.lead')}>{t('nav.plan')}</PlaceTitle>
        <div className="mb-6 flex gap-2 pt-2">
          <Button look="quiet" disabled={busy} onClick={() => void save('markdown')}>
            {t('plan.export.markdown')}
          </Button>
          <Button look="quiet" disabled={busy} onClick={() => void save('pdf')}>
            {t('plan.export.pdf')}
          </Button>
        </div>
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {failure && <ProblemNotice problem={problemOf(failure)} />}
      {library.data && plan.data && (
        <Tabs.Root value={tab} onValueChange={(next) => props.onTab(next as PlanTab)}>
          <Tabs.List
            aria-label={t('plan.tabs.label')}
            className="sticky top-0 z-20 -mx-6 flex flex-wrap gap-x-6 border-b border-hairline bg-paper px-6"
          >
            {planTabs.map((id) => (
              <Tabs.Trigger
                key={id}
                value={id}
                className="-mb-px border-b border-transparent py-2 text-ui text-ink-3 hover:text-ink data-[state=active]:border-ink data-[state=active]:text-ink"
              >
                {t(`plan.tabs.${id}`)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <Tabs.Content value={tab} className="pt-6 outline-none">
            <Part {...props} library={library.data} plan={plan.data} />
          </Tabs.Content>
        </Tabs.Root>
      )}
    </div>
  );
}

interface PartProps extends PlanPageProps {
  readonly library: PlanLibrary;
  readonly plan: Plan;
}

function Part({ projectId, tab, rooms, library, plan, onUseCase }: PartProps) {
  switch (tab) {
    case 'road':
      return <RoadPart projectId={projectId} library={library} plan={plan} />;
    case 'challenges':
      return (
        <Challenges
          projectId={projectId}
          challenges={library.challenges}
          marks={plan.solutions}
          rooms={rooms}
        />
      );
    case 'risks':
      return <Risks projectId={projectId} risks={plan.risks} scales={library.scales} />;
    case 'review':
      return (
        <Review projectId={projectId} areas={library.review} answers={plan.answers} summary={plan.review} />
      );
    case 'cases':
      return (
        <>
          <Cases cases={library.cases} onUse={onUseCase} />
          <OpportunityCards projectId={projectId} cards={plan.cards} />
        </>
      );
  }
}

function RoadPart({ projectId, library, plan }: Pick<PartProps, 'projectId' | 'library' | 'plan'>) {
  const today = dayOf(useNow(60_000));
  const { editing, open, close } = useEditing();
  return (
    <>
      <Board
        projectId={projectId}
        items={plan.items}
        proposals={library.proposals}
        today={today}
        editing={editing}
        onOpen={open}
        onClose={close}
      />
      <Road items={plan.items} today={today} onOpen={open} />
    </>
  );
}
