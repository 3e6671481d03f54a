import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backup } from '../../../contract/backups.ts';
import { problemOf, useAsk, useBackend } from '../../backend.ts';
import { BackupFacts } from '../../i18n/backup-facts.tsx';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { WorkLine } from '../../i18n/work-line.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Part } from '../../ui/page.tsx';
import { useStore } from '../../ui/store.ts';
import { useAttempt } from '../../use-attempt.ts';
import { useBackupDesk } from './backup-desk.ts';
import { DeleteAllSheet, RestoreSheet } from './backup-sheets.tsx';

/** The backups there are: making one, restoring one, deleting them. */
export function BackupPart() {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const desk = useBackupDesk();
  const making = useStore(desk.making, (state) => state);
  const asked = useAsk('backups.list', {});
  const { problem, attempt } = useAttempt();
  const [chosen, setChosen] = useState<Backup | null>(null);
  const [isDeletingAll, setIsDeletingAll] = useState(false);
  const backups = asked.data?.backups ?? [];
  const skipped = asked.data?.skipped;
  const remove = (ids: string[]) => void attempt(() => backend.call('backups.delete', { ids }));
  const failure = problem ?? making?.problem ?? (asked.error && problemOf(asked.error));

  return (
    <Part title={t('backups.title')}>
      <p className="font-content text-content">{t('backups.lead')}</p>
      <p className="mt-2 font-content text-content text-ink-2">{t('backups.holdDeleted')}</p>
      {skipped && (
        <div className="mt-3">
          <Notice tone={skipped.why === 'damaged' ? 'loss' : 'unsure'}>
            {t(`backups.skipped.${skipped.why}`, { when: format.moment(skipped.at) })}
          </Notice>
        </div>
      )}
      {failure && (
        <div className="mt-3">
          <ProblemNotice problem={failure} />
        </div>
      )}
      {making?.state === 'running' ? (
        <WorkLine taskId={making.taskId} title={t('backups.making')} />
      ) : (
        <div className="mt-4 flex flex-wrap items-center gap-3">
          <Button onClick={() => void desk.make()}>{t('backups.make')}</Button>
          {backups.length > 0 && (
            <Button look="quiet" onClick={() => setIsDeletingAll(true)}>
              {t('backups.deleteAll')}
            </Button>
          )}
          <p role="status" className="text-ui text-ink-2">
            {making?.state === 'done' && t('backups.made')}
          </p>
        </div>
      )}
      {asked.data && backups.length === 0 && <p className="mt-3 text-ui text-ink-3">{t('backups.none')}</p>}
      <ul className="mt-3">
        {backups.map((backup) => (
          <li
            key={backup.id}
            className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2 border-t border-hairline py-2.5"
          >
            <BackupFacts backup={backup} />
            <div className="flex gap-1">
              {backup.state === 'good' && (
                <Button
                  look="quiet"
                  aria-label={t('backups.restoreOf', { when: format.moment(backup.madeAt) })}
                  onClick={() => setChosen(backup)}
                >
                  {t('backups.restore')}
                </Button>
              )}
              <Button
                look="quiet"
                aria-label={t('backups.deleteOf', { when: format.moment(backup.madeAt) })}
                onClick={() => remove([backup.id])}
              >
                {t('backups.delete')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <RestoreSheet backup={chosen} onClose={() => setChosen(null)} />
      <DeleteAllSheet
        count={isDeletingAll ? backups.length : 0}
        onClose={() => setIsDeletingAll(false)}
        onDelete={() => {
          setIsDeletingAll(false);
          remove(backups.map(({ id }) => id));
        }}
      />
    </Part>
  );
}
