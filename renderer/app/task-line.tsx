import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.ts';
import { IconButton } from '../ui/button.tsx';
import { useTasks, type Task } from '../ui/tasks.ts';
import { useStanding } from '../use-standing.ts';

interface TaskLineProps {
  readonly task: Task;
  /** How many others are running. */
  readonly more: number;
}

/** One piece of long work in the foot: how far it is, the way to it, and the way to stop it. */
export function TaskLine({ task, more }: TaskLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const tasks = useTasks();
  const title = task.title();
  const running = task.state === 'running';
  const standing = useStanding(task.signal);
  const facts = [
    task.state === 'stopped' ? t('footer.stopped') : (standing ?? task.says?.() ?? null),
    running && task.share !== null ? format.percent(task.share) : null,
    running && task.timeLeftMs !== null
      ? t('footer.timeLeft', { time: format.duration(task.timeLeftMs) })
      : null,
    more > 0 ? t('footer.jobsRunning', { count: more }) : null,
  ].filter((fact) => fact !== null);

  return (
    <>
      {running && (
        <progress
          aria-label={title}
          max={1}
          value={task.share ?? undefined}
          className="quiet-progress h-[3px] w-20 shrink-0"
        />
      )}
      {/* While it runs the line changes all the time: only what it comes to is announced. */}
      <p role="status" aria-live={running ? 'off' : 'polite'} className="min-w-0 truncate">
        <Link
          to={task.address}
          className="mr-2 rounded-sm text-ink-2 underline decoration-hairline-strong underline-offset-2 hover:text-ink"
        >
          {title}
        </Link>
        {facts.join(' · ')}
      </p>
      <IconButton
        label={running ? t('footer.stop', { job: title }) : t('common.dismiss')}
        className="size-5!"
        onClick={() => (running ? task.stop() : tasks.dismiss(task.id))}
      >
        <X size={13} aria-hidden />
      </IconButton>
    </>
  );
}
