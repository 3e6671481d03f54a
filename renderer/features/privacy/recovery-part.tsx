import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyState } from '../../../contract/keys.ts';
import { useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { useAttempt } from '../../use-attempt.ts';
import { CurrentPassphrase } from './current-passphrase.tsx';
import { RecoveryKeyShown } from './recovery-key-shown.tsx';

interface RecoveryPartProps {
  readonly state: KeyState;
  readonly dataFolder: string;
}

/** The recovery key: making one, seeing it this once, and taking it back. */
export function RecoveryPart({ state, dataFolder }: RecoveryPartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const { problem, attempt } = useAttempt();
  const [doing, setDoing] = useState<'make' | 'remove' | null>(null);
  const [current, setCurrent] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const { recoveryKeyMadeAt: madeAt } = state;
  const asksFor = state.protection === 'passphrase';

  const open = (what: 'make' | 'remove' | null) => {
    setDoing(what);
    setCurrent('');
  };
  const work = async (what: 'make' | 'remove') => {
    setIsBusy(true);
    const proof = { current: asksFor ? current : null };
    const isDone = await attempt(async () => {
      if (what === 'remove') await backend.call('keys.removeRecoveryKey', proof);
      else setMade((await backend.call('keys.makeRecoveryKey', proof)).recoveryKey);
    });
    setIsBusy(false);
    if (isDone) open(null);
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (doing && !isBusy && (!asksFor || current !== '')) void work(doing);
  };

  if (made !== null)
    return <RecoveryKeyShown recoveryKey={made} dataFolder={dataFolder} onKept={() => setMade(null)} />;
  return (
    <>
      <p className="font-content text-content">
        {madeAt === null ? t('guard.recoveryNone') : t('guard.recoveryMade', { day: format.day(madeAt) })}
      </p>
      {problem && (
        <div className="mt-3">
          <ProblemNotice problem={problem} />
        </div>
      )}
      {doing === null ? (
        <div className="mt-4 flex flex-wrap gap-2">
          <Button
            disabled={isBusy}
            onClick={() => (madeAt === null && !asksFor ? void work('make') : open('make'))}
          >
            {madeAt === null ? t('guard.makeRecovery') : t('guard.renewRecovery')}
          </Button>
          {madeAt !== null && state.protection !== 'recovery-key' && (
            <Button look="quiet" disabled={isBusy} onClick={() => open('remove')}>
              {t('guard.removeRecovery')}
            </Button>
          )}
        </div>
      ) : (
        <form onSubmit={submit} className="mt-4 max-w-md space-y-4">
          {madeAt !== null && <p className="text-ui text-ink-2">{t('guard.renewLead')}</p>}
          {asksFor && <CurrentPassphrase value={current} onChange={setCurrent} />}
          <div className="flex gap-2">
            <Button type="submit" look="primary" disabled={isBusy || (asksFor && current === '')}>
              {isBusy
                ? t('guard.working')
                : doing === 'remove'
                  ? t('guard.removeRecovery')
                  : t('guard.makeRecovery')}
            </Button>
            <Button look="quiet" disabled={isBusy} onClick={() => open(null)}>
              {t('common.cancel')}
            </Button>
          </div>
        </form>
      )}
    </>
  );
}
