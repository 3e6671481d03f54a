import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Veto } from '../../../../contract/converge-criteria.ts';
import type { Idea } from '../../../../contract/ideation.ts';
import { useBackend } from '../../../backend.ts';
import { Button, buttonLook } from '../../../ui/button.tsx';
import type { useConvergeWork } from '../use-converge-work.ts';
import { ChosenButton } from './chosen-button.tsx';

interface DecisionLineProps {
  readonly idea: Idea;
  readonly veto: Veto | null;
  readonly change: ReturnType<typeof useConvergeWork>['change'];
}

/** The decision on an idea: chosen, or vetoed with a reason; and the way to what comes next. */
export function DecisionLine({ idea, veto, change }: DecisionLineProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const [reason, setReason] = useState<string | null>(null);
  const label = t('converge.veto.undo', { title: idea.title });
  const set = (text: string) => () => backend.call('converge.veto', { ideaId: idea.id, reason: text });
  const lift = () => backend.call('converge.liftVeto', { ideaId: idea.id });

  if (veto)
    return (
      <div className="mt-4 flex flex-wrap items-baseline gap-x-3 gap-y-1 border-t border-hairline pt-3 text-ui">
        <span className="font-medium text-red">{t('converge.veto.stands')}</span>
        <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{veto.reason}</span>
        <Button look="quiet" onClick={() => void change(label, lift, set(veto.reason))}>
          {t('converge.veto.lift')}
        </Button>
      </div>
    );
  if (reason === null)
    return (
      <div className="mt-4 flex gap-4 border-t border-hairline pt-2">
        <ChosenButton idea={idea} change={change} />
        <Button look="quiet" onClick={() => setReason('')}>
          {t('converge.veto.set')}
        </Button>
        <Link
          to="/projects/$projectId/develop"
          params={{ projectId: idea.projectId }}
          search={{ idea: idea.id }}
          className={`${buttonLook.quiet} ml-auto`}
        >
          {t('converge.chosen.develop')}
        </Link>
      </div>
    );
  return (
    <form
      aria-label={label}
      className="mt-4 flex flex-wrap items-center gap-2 border-t border-hairline pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        void change(label, set(reason), lift).then((done) => {
          if (done) setReason(null);
        });
      }}
    >
      <input
        autoFocus
        aria-label={t('converge.veto.reason')}
        placeholder={t('converge.veto.hint')}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        className="h-8 min-w-60 flex-1 rounded-md border border-hairline-strong bg-transparent px-2 text-ui"
      />
      <Button type="submit" disabled={reason.trim() === ''}>
        {t('converge.veto.set')}
      </Button>
      <Button look="quiet" onClick={() => setReason(null)}>
        {t('converge.cancel')}
      </Button>
    </form>
  );
}
