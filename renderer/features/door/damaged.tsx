import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backup } from '../../../contract/backups.ts';
import type { Client } from '../../../contract/client.ts';
import type { DoorState } from '../../../contract/door.ts';
import { BackupFacts } from '../../i18n/backup-facts.tsx';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { useAttempt } from '../../use-attempt.ts';

interface DamagedProps {
  readonly door: Client;
  readonly state: Extract<DoorState, { kind: 'damaged' }>;
}

/** A damaged database: what was found, and the choice between a backup and an empty start. Nothing happens by itself. */
export function Damaged({ door, state }: DamagedProps) {
  const { t } = useTranslation();
  const { problem, attempt } = useAttempt();
  const [isBusy, setIsBusy] = useState(false);
  const good = state.backups.filter((backup) => backup.state === 'good');
  const choose = async (work: () => Promise<unknown>) => {
    setIsBusy(true);
    // When it went well the desk takes the place of this page.
    if (!(await attempt(work))) setIsBusy(false);
  };
  const restore = ({ id }: Backup) => void choose(() => door.call('door.restore', { id }));

  return (
    <div className="space-y-6">
      <header>
        <h1 className="font-content text-display font-semibold tracking-[-0.012em]">{t('door.damaged')}</h1>
        <p className="mt-1 font-content text-content text-ink-2">{t('door.damagedLead')}</p>
        <code className="mt-3 block font-mono text-small [overflow-wrap:anywhere] text-ink-3">
          {state.file}
        </code>
      </header>
      {problem && <ProblemNotice problem={problem} />}
      <section aria-labelledby="door-backups">
        <h2 id="door-backups" className="text-small font-medium text-ink-3">
          {t('backups.title')}
        </h2>
        {good.length === 0 && <p className="mt-2 font-content text-content">{t('door.noBackup')}</p>}
        <ul>
          {good.map((backup, index) => (
            <li
              key={backup.id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-hairline py-3"
            >
              <BackupFacts backup={backup} />
              <Button
                look={index === 0 ? 'primary' : 'plain'}
                disabled={isBusy}
                onClick={() => restore(backup)}
              >
                {t('backups.restore')}
              </Button>
            </li>
          ))}
        </ul>
      </section>
      <div className="flex flex-wrap items-center gap-4">
        <Button disabled={isBusy} onClick={() => void choose(() => door.call('door.startEmpty', {}))}>
          {t('door.startEmpty')}
        </Button>
        <p className="min-w-0 flex-1 basis-60 text-ui text-ink-2">{t('door.keptAside')}</p>
      </div>
      <p role="status" className="text-ui text-ink-3">
        {isBusy && t('door.opening')}
      </p>
    </div>
  );
}
