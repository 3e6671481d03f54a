import { KeyRound } from 'lucide-react';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../../../contract/client.ts';
import type { DoorState } from '../../../contract/door.ts';
import { isUsable, NewPassphraseFields, noPassphrase } from '../../i18n/new-passphrase.tsx';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { useAttempt } from '../../use-attempt.ts';
import { usePause } from './use-pause.ts';

interface UnlockProps {
  readonly door: Client;
  readonly state: Extract<DoorState, { kind: 'locked' }>;
}

/** A locked database: the passphrase, or the recovery key where that is forgotten or the keychain lost. */
export function Unlock({ door, state }: UnlockProps) {
  const { t } = useTranslation();
  const [isRecovering, setIsRecovering] = useState(state.reason !== 'passphrase');
  const [secret, setSecret] = useState('');
  const [renewed, setRenewed] = useState(noPassphrase);
  const [isBusy, setIsBusy] = useState(false);
  const { problem, attempt } = useAttempt();
  const pause = usePause(state.waitMs);
  const isRenewing = renewed.first !== '' || renewed.again !== '';
  const canTry =
    secret !== '' &&
    !isBusy &&
    pause.secondsLeft === 0 &&
    (!isRecovering || !isRenewing || isUsable(renewed));

  const unlock = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!canTry) return;
    setIsBusy(true);
    const isOpen = await attempt(() =>
      door.call('door.unlock', {
        by: isRecovering ? 'recovery-key' : 'passphrase',
        secret,
        newPassphrase: isRecovering && isRenewing ? renewed.first : undefined,
      }),
    );
    // Open: the desk takes the place of this page in a moment, and nothing is tried again until then.
    if (isOpen) return;
    setIsBusy(false);
    const now = await door.call('door.state', {}).catch(() => null);
    if (now?.kind === 'locked') pause.begin(now.waitMs);
  };
  const turn = () => {
    // What was said about the other secret no longer holds.
    void attempt(() => Promise.resolve());
    setIsRecovering(!isRecovering);
    setSecret('');
    setRenewed(noPassphrase);
  };

  return (
    <form onSubmit={(event) => void unlock(event)} className="space-y-5">
      <header>
        <KeyRound size={20} className="mb-3 text-ink-3" aria-hidden />
        <h1 className="font-content text-display font-semibold tracking-[-0.012em]">{t('door.locked')}</h1>
        <p className="mt-1 font-content text-content text-ink-2">
          {isRecovering && state.reason === 'passphrase'
            ? t('door.forgotten')
            : t(`door.reasons.${state.reason}`)}
        </p>
      </header>
      <SecretField
        key={String(isRecovering)}
        autoFocus
        isCopied={isRecovering}
        label={isRecovering ? t('guard.recoveryKey') : t('guard.passphrase')}
        showLabel={t('guard.show')}
        hideLabel={t('guard.hide')}
        value={secret}
        onChange={setSecret}
        note={isRecovering ? t('door.recoveryForm') : null}
      />
      {isRecovering && (
        <fieldset className="space-y-4 border-t border-hairline pt-4">
          <legend className="sr-only">{t('door.renew')}</legend>
          <p className="text-ui text-ink-2">
            {state.reason === 'passphrase' ? t('door.renewForgotten') : t('door.renewMoved')}
          </p>
          <NewPassphraseFields value={renewed} onChange={setRenewed} />
        </fieldset>
      )}
      {problem && <ProblemNotice problem={problem} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={!canTry}>
          {isBusy ? t('door.opening') : t('door.unlock')}
        </Button>
        {state.reason === 'passphrase' && state.hasRecoveryKey && (
          <Button look="quiet" onClick={turn} disabled={isBusy}>
            {isRecovering ? t('door.usePassphrase') : t('door.useRecoveryKey')}
          </Button>
        )}
        <p role="status" className="text-ui text-ink-3 tabular-nums">
          {pause.secondsLeft > 0 && t('door.wait', { seconds: pause.secondsLeft })}
        </p>
      </div>
      <p className="border-t border-hairline pt-4 text-small [overflow-wrap:anywhere] text-ink-3">
        {t('door.folder', { folder: state.dataFolder })}
      </p>
    </form>
  );
}
