import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scope } from '../../../../contract/converge-criteria.ts';
import type { Idea } from '../../../../contract/ideation.ts';
import { problemOf, useAsk } from '../../../backend.ts';
import { ProblemNotice } from '../../../i18n/problem-notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { PairScreen } from './pair-screen.tsx';
import { PairsResult } from './pairs-result.tsx';

interface PairsPartProps {
  readonly projectId: string;
  readonly ideas: readonly Idea[];
  readonly scope: Scope;
}

/** Two ideas at a time, and the ranking that the answers add up to. */
export function PairsPart({ projectId, ideas, scope }: PairsPartProps) {
  const { t } = useTranslation();
  const pairs = useAsk('converge.pairs', { projectId, scope });
  const [open, setOpen] = useState(false);
  if (pairs.error)
    return (
      <div className="mt-3">
        <ProblemNotice problem={problemOf(pairs.error)} />
      </div>
    );
  if (!pairs.data) return null;
  const { next, compared } = pairs.data;
  return (
    <>
      <p className="max-w-column font-content text-content text-ink-2">{t('converge.pairs.lead')}</p>
      <div className="mt-4 flex flex-wrap items-center gap-4">
        <Button look="primary" disabled={!next} onClick={() => setOpen(true)}>
          {t(compared === 0 ? 'converge.pairs.begin' : 'converge.pairs.goOn')}
        </Button>
        {!next && <p className="text-ui text-ink-3">{t('converge.pairs.tooFewIdeas')}</p>}
      </div>
      {compared > 0 && <PairsResult pairs={pairs.data} ideas={ideas} />}
      {open && next && (
        <PairScreen pairs={pairs.data} next={next} ideas={ideas} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
