import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Idea } from '../../../../contract/ideation.ts';
import { useBackend } from '../../../backend.ts';
import { Button } from '../../../ui/button.tsx';
import type { useConvergeWork } from '../use-converge-work.ts';

interface ChosenButtonProps {
  readonly idea: Idea;
  readonly change: ReturnType<typeof useConvergeWork>['change'];
}

/** What all the answers are for: the person chooses an idea, or chooses it no longer. No ranking does. */
export function ChosenButton({ idea, change }: ChosenButtonProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const { id, starred, state, tags, rank, title } = idea;
  const chosen = state === 'chosen';
  return (
    <Button
      look="quiet"
      className="-ml-3"
      aria-pressed={chosen}
      icon={<Check size={14} aria-hidden className={chosen ? 'text-accent' : 'opacity-40'} />}
      onClick={() =>
        void change(
          t('converge.chosen.undo', { title }),
          () => backend.call('board.change', { ids: [id], state: chosen ? 'promising' : 'chosen' }),
          () => backend.call('board.setMarks', { marks: [{ id, starred, state, tags, rank }] }),
        )
      }
    >
      {t(chosen ? 'converge.chosen.is' : 'converge.chosen.set')}
    </Button>
  );
}
