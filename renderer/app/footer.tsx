import { Link, useRouterState } from '@tanstack/react-router';
import { KeyRound, Lock } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useConnection } from '../backend.ts';
import { useIdeasDesk } from '../features/ideas/ideas-desk.ts';
import { useFormat } from '../i18n/format.ts';
import { LeavesMark, useEngineOf, useEnginesOf } from '../leaves-mark.tsx';
import { useStore } from '../ui/store.ts';
import { useTaskList, useTasks, type Task } from '../ui/tasks.ts';
import { useDesk } from './desk-state.ts';
import { JobLine } from './job-line.tsx';
import { TaskLine } from './task-line.tsx';

const statusEveryMs = 5000;
const isRunning = ({ state }: Task) => state === 'running';

/** The project that an address lies in. */
const projectOf = (address: string): string | undefined => /^\/projects\/([^/]+)/u.exec(address)?.[1];

/** The foot of the desk: what is running, and that all of it runs here, or where else it does. */
export function Footer() {
  const { t } = useTranslation();
  const format = useFormat();
  const { client } = useConnection();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const status = useAsk('system.status', {}, { everyMs: client ? statusEveryMs : 0 }).data;
  const models = useAsk('models.list', {}).data;
  const jobs = useStore(useIdeasDesk().jobs, (state) => state);
  const running = jobs.filter((job) => job.state === 'running');
  // On its own page a finished generation has already said what it came to.
  const latest = jobs.findLast((job) => path !== `/projects/${job.projectId}/ideas`);
  const { tell } = useTasks();
  const tasks = useTaskList();
  useEffect(() => tell(path), [tell, path, tasks]);
  const task = tasks.find(isRunning) ?? tasks.findLast(({ address, isTold }) => path !== address && !isTold);
  const shown = running[0] ?? (task ? null : latest) ?? null;
  const speed = running.length === 0 ? (jobs.at(-1)?.tokensPerSecond ?? null) : null;
  const published = useAsk('publish.state', {}).data?.published;
  // Where a project writes elsewhere, its rooms say so at their head; what goes on for others is said here.
  const engine = useEngineOf(
    useStore(useDesk(), ({ projectId }) => (path.startsWith('/projects/') ? projectId : null)),
  );
  const others = useEnginesOf([
    ...running.map(({ projectId }) => projectId),
    ...tasks.filter(isRunning).flatMap(({ address }) => projectOf(address) ?? []),
    ...(published ? [published.projectId] : []),
  ]).filter(({ id }) => id !== engine?.id);
  const isLocal = [engine, ...others].every((one) => !one || one.reach === 'this-machine');
  const writer = models?.find((model) => model.task === 'text-generation' && model.isDefault);

  return (
    <footer
      aria-label={t('footer.label')}
      className="col-span-2 flex min-h-8 flex-wrap items-center justify-between gap-x-6 border-t border-hairline bg-paper-low px-4 py-1 text-small text-ink-3 tabular-nums"
    >
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-6">
        <div className={shown ? 'flex max-w-full min-w-0 items-center gap-3' : 'sr-only'}>
          <JobLine job={shown} more={Math.max(0, running.length - 1)} />
        </div>
        {task && (
          <div className="flex max-w-full min-w-0 items-center gap-3">
            <TaskLine task={task} more={tasks.filter(isRunning).length - (isRunning(task) ? 1 : 0)} />
          </div>
        )}
      </div>
      <ul className="flex shrink-0 flex-wrap items-center gap-x-4">
        {status?.keyProtection === 'key-file' && (
          <li>
            <Link
              to="/privacy"
              title={t('footer.keyFile')}
              className="flex items-center gap-1.5 rounded-sm text-amber hover:underline"
            >
              <KeyRound size={12} aria-hidden />
              {t('footer.keyFileShort')}
            </Link>
          </li>
        )}
        {others.map((other) => (
          <li key={other.id} className="min-w-0">
            <LeavesMark engine={other} />
          </li>
        ))}
        {isLocal && (
          <li>
            <Link
              to="/privacy"
              data-part="lock"
              title={t('footer.local')}
              className="flex items-center gap-1.5 rounded-sm hover:text-ink"
            >
              <Lock size={12} aria-hidden />
              {t('footer.localShort')}
            </Link>
          </li>
        )}
        {!engine && writer && (
          <li className="max-mid:hidden">
            {status?.loadedModel ? writer.name : t('footer.notLoaded', { model: writer.name })}
            {speed !== null && ` · ${t('footer.tokensPerSecond', { speed: format.number(speed) })}`}
          </li>
        )}
        {status && (
          <li className="max-mid:hidden">{t('footer.memory', { size: format.bytes(status.memoryBytes) })}</li>
        )}
      </ul>
    </footer>
  );
}
