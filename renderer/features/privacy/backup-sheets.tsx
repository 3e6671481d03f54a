import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backup } from '../../../contract/backups.ts';
import { useBackend } from '../../backend.ts';
import { BackupFacts } from '../../i18n/backup-facts.tsx';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useAttempt } from '../../use-attempt.ts';

interface RestoreSheetProps {
  /** The one to restore; null shows nothing. */
  readonly backup: Backup | null;
  onClose(): void;
}

/** Asks before everything goes back to a backup. */
export function RestoreSheet({ backup, onClose }: RestoreSheetProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const { problem, attempt } = useAttempt();
  const [isBusy, setIsBusy] = useState(false);
  const restore = async (id: string) => {
    setIsBusy(true);
    const isRestored = await attempt(() => backend.call('backups.restore', { id }));
    setIsBusy(false);
    if (!isRestored) return;
    // What this window still holds belongs to the database that was set aside.
    location.hash = '#/';
    location.reload();
  };
  return (
    <Sheet
      open={backup !== null}
      title={t('backups.confirmTitle')}
      description={backup ? t('backups.confirmLead', { when: format.moment(backup.madeAt) }) : ''}
      closeLabel={t('common.close')}
      onOpenChange={(open) => !open && !isBusy && onClose()}
    >
      {backup && <BackupFacts backup={backup} />}
      {problem && (
        <div className="mt-3">
          <ProblemNotice problem={problem} />
        </div>
      )}
      <div className="mt-4 flex justify-end gap-2">
        <Button look="quiet" disabled={isBusy} onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button look="primary" disabled={isBusy} onClick={() => backup && void restore(backup.id)}>
          {isBusy ? t('backups.restoring') : t('backups.restore')}
        </Button>
      </div>
    </Sheet>
  );
}

interface DeleteAllSheetProps {
  /** How many there are; 0 shows nothing. */
  readonly count: number;
  onClose(): void;
  onDelete(): void;
}

/** Asks before what can't be undone. */
export function DeleteAllSheet({ count, onClose, onDelete }: DeleteAllSheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet
      open={count > 0}
      title={t('backups.deleteAllTitle')}
      description={t('backups.deleteAllLead', { count })}
      closeLabel={t('common.close')}
      onOpenChange={(open) => !open && onClose()}
    >
      <div className="mt-2 flex justify-end gap-2">
        <Button look="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button look="primary" onClick={onDelete}>
          {t('backups.deleteAll')}
        </Button>
      </div>
    </Sheet>
  );
}
