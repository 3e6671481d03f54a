import { Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from './format.ts';
import { Button } from '../ui/button.tsx';
import { useTaskList } from '../ui/tasks.ts';
import { useStanding } from '../use-standing.ts';

interface WorkLineProps {
  readonly taskId: number;
  readonly title: string;
  /** What it is at, more closely. */
  readonly detail?: string;
  /** What stopping is called where it only pauses. */
  readonly stop?: string;
}

/** Long work where it was begun: how far it is, and the way to stop it. */
export function WorkLine({ taskId, title, detail, stop }: WorkLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const task = useTaskList().find(({ id }) => id === taskId);
  const standing = useStanding(task?.signal);
  const facts = [
    [standing ?? task?.says?.() ?? title, detail].filter(Boolean).join(', '),
    task?.share === null || task?.share === undefined ? null : format.percent(task.share),
    task?.timeLeftMs === null || task?.timeLeftMs === undefined
      ? null
      : t('footer.timeLeft', { time: format.duration(task.timeLeftMs) }),
  ].filter((fact) => fact !== null);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <progress
        aria-label={title}
        max={1}
        value={task?.share ?? undefined}
        className="quiet-progress h-[3px] w-40"
      />
      <p className="min-w-0 flex-1 text-ui text-ink-2 tabular-nums">{facts.join(' · ')}</p>
      <Button icon={<Square size={11} fill="currentColor" aria-hidden />} onClick={() => task?.stop()}>
        {stop ?? t('common.stop')}
      </Button>
    </div>
  );
}
