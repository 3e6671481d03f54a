import { Check, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PlanLevel } from '../../../contract/plan-entries.ts';
import type { Proposal } from '../../../contract/plan-library.ts';
import { Button } from '../../ui/button.tsx';
import { Fold } from './field.tsx';
import { useSay } from './words.ts';

interface ProposalsProps {
  readonly level: PlanLevel;
  readonly proposals: readonly Proposal[];
  /** Those that are in the plan. */
  readonly taken: ReadonlySet<string>;
  onTake(proposal: Proposal): void;
}

/** What the article proposes on one level, each with its meaning, a first step, and what would show that it works. */
export function Proposals({ level, proposals, taken, onTake }: ProposalsProps) {
  const { t } = useTranslation();
  const say = useSay();
  return (
    <Fold title={t('plan.proposals.show', { level: t(`plan.levels.${level}`) })}>
      <ul>
        {proposals.map((proposal) => (
          <li key={proposal.id} className="border-t border-hairline py-3 first:border-t-0">
            <h3 className="font-content text-content">{say(proposal.title)}</h3>
            <p className="mt-0.5 font-content text-ui text-ink-2">{say(proposal.meaning)}</p>
            <dl className="mt-2 space-y-1 text-small">
              <div>
                <dt className="inline text-ink-3">{t('plan.proposals.firstStep')}: </dt>
                <dd className="inline text-ink-2">{say(proposal.firstStep)}</dd>
              </div>
              <div>
                <dt className="inline text-ink-3">{t('plan.proposals.lookFor')}: </dt>
                <dd className="inline text-ink-2">{say(proposal.lookFor)}</dd>
              </div>
            </dl>
            {taken.has(proposal.id) ? (
              <p className="mt-2 flex items-center gap-1.5 text-small text-ink-3">
                <Check size={13} aria-hidden />
                {t('plan.proposals.taken')}
              </p>
            ) : (
              <Button
                look="quiet"
                className="mt-1 -ml-3"
                icon={<Plus size={14} aria-hidden />}
                aria-label={`${t('plan.proposals.take')}: ${say(proposal.title)}`}
                onClick={() => onTake(proposal)}
              >
                {t('plan.proposals.take')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
