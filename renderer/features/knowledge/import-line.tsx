import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { useProblemText } from '../../i18n/problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useTaskList } from '../../ui/tasks.ts';
import { shareOf, type ImportView } from './import-view.ts';
import { summaryOf } from './imports.ts';

/** An import in its place: how far it is, or what it came to. */
export function ImportLine({ view, onDismiss }: { readonly view: ImportView; onDismiss(): void }) {
  const { t } = useTranslation();
  if (view.state === 'running') return <Running view={view} />;
  return (
    <div className="space-y-3">
      {view.problem && <ProblemNotice problem={view.problem} />}
      <Notice
        tone="calm"
        actions={
          <Button look="quiet" onClick={onDismiss}>
            {t('knowledge.import.dismiss')}
          </Button>
        }
      >
        <p role="status">
          {view.state === 'stopped' && `${t('knowledge.import.stopped')} `}
          {summaryOf(view, t)}
        </p>
        {view.failed.length > 0 && (
          <>
            <h3 className="mt-2 text-small font-medium text-ink-3">{t('knowledge.import.failedFiles')}</h3>
            <ul className="mt-1 space-y-2">
              {view.failed.map(({ file, problem }) => (
                <FailedFile key={file} file={file} problem={problem} />
              ))}
            </ul>
          </>
        )}
      </Notice>
    </div>
  );
}

function FailedFile({ file, problem }: ImportView['failed'][number]) {
  const text = useProblemText(problem);
  return (
    <li>
      <span className="font-medium text-ink">{file}</span>
      <p>
        {text.message} {text.remedy}
      </p>
    </li>
  );
}

function Running({ view }: { readonly view: ImportView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const task = useTaskList().find(({ id }) => id === view.taskId);
  const { at } = view;
  const says = at ? t(`knowledge.import.${at.phase}`, { file: at.file }) : t('knowledge.import.preparing');
  return (
    <div className="flex items-center gap-4">
      <div className="min-w-0 flex-1">
        <p className="truncate font-content text-content text-ink-2 italic">{says}</p>
        <p className="text-small text-ink-3 tabular-nums">
          {at && t('knowledge.import.ofFiles', { done: at.done, planned: at.planned })}
          {at &&
            at.timeLeftMs !== null &&
            ` · ${t('footer.timeLeft', { time: format.duration(at.timeLeftMs) })}`}
        </p>
        <progress
          aria-label={t('knowledge.import.title')}
          max={1}
          value={at ? shareOf(at) : undefined}
          className="quiet-progress mt-2 block h-[3px] w-full"
        />
      </div>
      <Button onClick={() => task?.stop()}>{t('knowledge.import.stop')}</Button>
    </div>
  );
}
