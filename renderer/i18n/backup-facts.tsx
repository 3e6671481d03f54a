import { useTranslation } from 'react-i18next';
import type { Backup } from '../../contract/backups.ts';
import { useFormat } from './format.ts';

/** When a backup was made, why, how large it is and what it holds. */
export function BackupFacts({ backup }: { readonly backup: Backup }) {
  const { t } = useTranslation();
  const format = useFormat();
  const holds =
    backup.state === 'good'
      ? [
          t('backups.projects', { count: backup.projects ?? 0 }),
          t('backups.ideas', { count: backup.ideas ?? 0 }),
        ]
      : [t(`backups.states.${backup.state}`)];
  const facts = [t(`backups.kinds.${backup.kind}`), ...holds, format.bytes(backup.sizeBytes)];
  return (
    <div className="min-w-0 flex-1 basis-60 tabular-nums">
      <p className="text-ui text-ink">{format.moment(backup.madeAt)}</p>
      <p className={backup.state === 'good' ? 'text-small text-ink-3' : 'text-small text-amber'}>
        {facts.join(' · ')}
      </p>
    </div>
  );
}
