import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyState } from '../../../contract/keys.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Part } from '../../ui/page.tsx';
import { PassphrasePart } from './passphrase-part.tsx';
import { RecoveryPart } from './recovery-part.tsx';

/** Who guards the key of the database: the passphrase, the recovery key, and what guards it without them. */
export function KeyPart({ dataFolder }: { readonly dataFolder: string }) {
  const { t } = useTranslation();
  const state = useAsk('keys.state', {});
  if (state.error) return <ProblemNotice problem={problemOf(state.error)} />;
  if (!state.data) return null;
  const isKept = state.data.protection !== 'throw-away';
  return (
    <>
      <Part title={t('privacy.key')}>
        <Guard state={state.data} />
        {isKept && <PassphrasePart hasPassphrase={state.data.protection === 'passphrase'} />}
      </Part>
      {isKept && (
        <Part title={t('guard.recoveryTitle')}>
          <RecoveryPart state={state.data} dataFolder={dataFolder} />
        </Part>
      )}
    </>
  );
}

function Guard({ state }: { readonly state: KeyState }) {
  const { t } = useTranslation();
  switch (state.protection) {
    case 'keychain':
      return <p className="font-content text-content">{t('privacy.keychain')}</p>;
    case 'passphrase':
      return <p className="font-content text-content">{t('guard.byPassphrase')}</p>;
    case 'throw-away':
      return <p className="font-content text-content">{t('privacy.throwAway')}</p>;
    case 'recovery-key':
      return <Unsure>{t('guard.byRecoveryKey')}</Unsure>;
    case 'key-file':
      return (
        <Unsure>
          {t('privacy.keyFile')}
          {state.keychain === 'scrambles' && ` ${t('guard.scrambles')}`}
          <span className="mt-1 block text-ink-2">{t('privacy.keyFileRemedy')}</span>
        </Unsure>
      );
  }
}

function Unsure({ children }: { readonly children: ReactNode }) {
  return (
    <Notice tone="unsure">
      <div className="flex gap-3">
        <TriangleAlert size={16} className="mt-1 shrink-0 text-amber" aria-hidden />
        <p>{children}</p>
      </div>
    </Notice>
  );
}
