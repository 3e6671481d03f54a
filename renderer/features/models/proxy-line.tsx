import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Proxy } from '../../../contract/catalogue.ts';
import { useAsk, useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useAttempt } from '../../use-attempt.ts';
import { TextLine } from './text-line.tsx';

/** The way that downloads take, and the sheet to choose another. */
export function ProxyLine() {
  const { t } = useTranslation();
  const proxy = useAsk('models.proxy', {}).data;
  const [isOpen, setIsOpen] = useState(false);
  if (!proxy) return null;
  const { kind, address, systemAddress } = proxy;
  const way =
    kind === 'address'
      ? t('catalogue.proxy.through', { address })
      : kind === 'system' && systemAddress !== null
        ? t('catalogue.proxy.throughSystem', { address: systemAddress })
        : t('catalogue.proxy.straight');
  return (
    <div className="mt-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-ui text-ink-2">
      <p className="[overflow-wrap:anywhere]">{way}</p>
      <Button look="quiet" onClick={() => setIsOpen(true)}>
        {t('catalogue.proxy.change')}
      </Button>
      {isOpen && <ProxySheet proxy={proxy} onClose={() => setIsOpen(false)} />}
    </div>
  );
}

function ProxySheet({ proxy, onClose }: { readonly proxy: Proxy; onClose(): void }) {
  const { t } = useTranslation();
  const backend = useBackend();
  const { problem, attempt } = useAttempt();
  const [kind, setKind] = useState(proxy.kind);
  const [address, setAddress] = useState(proxy.address ?? '');
  const [user, setUser] = useState(proxy.user ?? '');
  const [password, setPassword] = useState('');
  const save = async () => {
    const chosen =
      kind === 'address'
        ? { kind, address, user: user.trim() || null, password: password === '' ? undefined : password }
        : { kind };
    if (await attempt(() => backend.call('models.setProxy', chosen))) onClose();
  };
  const kinds = ['system', 'none', 'address'] as const;
  return (
    <Sheet
      open
      title={t('catalogue.proxy.title')}
      description={t('catalogue.proxy.lead')}
      closeLabel={t('common.close')}
      onOpenChange={(open) => !open && onClose()}
    >
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Choice<Proxy['kind']>
          label={t('catalogue.proxy.title')}
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`catalogue.proxy.kinds.${value}`) }))}
          onChange={setKind}
        />
        {kind === 'system' && (
          <p className="text-ui text-ink-2">
            {proxy.systemAddress === null
              ? t('catalogue.proxy.systemNone')
              : t('catalogue.proxy.systemSays', { address: proxy.systemAddress })}
          </p>
        )}
        {kind === 'address' && (
          <>
            <TextLine
              label={t('catalogue.proxy.address')}
              value={address}
              placeholder="http://proxy.example:3128"
              onChange={setAddress}
            />
            <TextLine label={t('catalogue.proxy.user')} value={user} onChange={setUser} />
            <SecretField
              label={t('catalogue.proxy.password')}
              value={password}
              onChange={setPassword}
              showLabel={t('catalogue.proxy.show')}
              hideLabel={t('catalogue.proxy.hide')}
              note={t(proxy.hasPassword ? 'catalogue.proxy.passwordKept' : 'catalogue.proxy.passwordNote')}
            />
          </>
        )}
        {problem && <ProblemNotice problem={problem} />}
        <div className="flex justify-end gap-3">
          <Button look="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button look="primary" type="submit" disabled={kind === 'address' && address.trim() === ''}>
            {t('catalogue.hub.save')}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
