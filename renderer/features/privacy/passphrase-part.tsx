import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useBackend } from '../../backend.ts';
import { isUsable, NewPassphraseFields, noPassphrase } from '../../i18n/new-passphrase.tsx';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { useAttempt } from '../../use-attempt.ts';
import { CurrentPassphrase } from './current-passphrase.tsx';

/** Setting a passphrase; changing and removing the one that is set. */
export function PassphrasePart({ hasPassphrase }: { readonly hasPassphrase: boolean }) {
  const { t } = useTranslation();
  const backend = useBackend();
  const { problem, attempt } = useAttempt();
  const [doing, setDoing] = useState<'set' | 'remove' | null>(null);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState(noPassphrase);
  const [isBusy, setIsBusy] = useState(false);
  const [done, setDone] = useState<'saved' | 'removed' | null>(null);
  const isReady = (!hasPassphrase || current !== '') && (doing === 'remove' || isUsable(next));

  const open = (what: 'set' | 'remove' | null) => {
    setDoing(what);
    setDone(null);
    setCurrent('');
    setNext(noPassphrase);
  };
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isReady || isBusy) return;
    setIsBusy(true);
    const isDone = await attempt(() =>
      doing === 'remove'
        ? backend.call('keys.removePassphrase', { current })
        : backend.call('keys.setPassphrase', {
            passphrase: next.first,
            current: hasPassphrase ? current : null,
          }),
    );
    setIsBusy(false);
    if (!isDone) return;
    open(null);
    setDone(doing === 'remove' ? 'removed' : 'saved');
  };

  return (
    <div className="mt-4">
      {doing === null ? (
        <div className="flex flex-wrap items-center gap-2">
          <Button onClick={() => open('set')}>{hasPassphrase ? t('guard.change') : t('guard.set')}</Button>
          {hasPassphrase && (
            <Button look="quiet" onClick={() => open('remove')}>
              {t('guard.remove')}
            </Button>
          )}
        </div>
      ) : (
        <form onSubmit={(event) => void submit(event)} className="max-w-md space-y-4">
          {hasPassphrase && <CurrentPassphrase value={current} onChange={setCurrent} />}
          {doing === 'set' ? (
            <NewPassphraseFields value={next} onChange={setNext} />
          ) : (
            <p className="text-ui text-ink-2">{t('guard.removeLead')}</p>
          )}
          {problem && <ProblemNotice problem={problem} />}
          <div className="flex gap-2">
            <Button type="submit" look="primary" disabled={!isReady || isBusy}>
              {isBusy
                ? t('guard.working')
                : doing === 'remove'
                  ? t('guard.remove')
                  : hasPassphrase
                    ? t('guard.change')
                    : t('guard.set')}
            </Button>
            <Button look="quiet" disabled={isBusy} onClick={() => open(null)}>
              {t('common.cancel')}
            </Button>
          </div>
        </form>
      )}
      <p role="status" className="mt-2 text-ui text-ink-2">
        {done && t(`guard.${done}`)}
      </p>
    </div>
  );
}
