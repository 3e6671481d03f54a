import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.ts';
import { markdownPage } from '../../markdown-page.ts';
import { Button } from '../../ui/button.tsx';

interface RecoveryKeyShownProps {
  readonly recoveryKey: string;
  readonly dataFolder: string;
  onKept(): void;
}

/** A recovery key, the only time that it is shown. */
export function RecoveryKeyShown({ recoveryKey, dataFolder, onKept }: RecoveryKeyShownProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [said, setSaid] = useState('');
  const copy = () =>
    void navigator.clipboard.writeText(recoveryKey).then(
      () => setSaid(t('guard.copied')),
      () => setSaid(t('common.copyFailed')),
    );
  const print = async () => {
    const title = t('guard.printTitle');
    const body = t('guard.printBody', { folder: dataFolder, day: format.day(Date.now()) });
    const page = await markdownPage(title, `# ${title}\n\n    ${recoveryKey}\n\n${body}\n`);
    const result = await window.inkling.savePdf(title, page);
    setSaid(typeof result === 'string' ? '' : t('guard.printFailed', { reason: result.failed }));
  };
  return (
    <div role="group" aria-label={t('guard.recoveryKey')}>
      <p role="alert" className="font-content text-content">
        {t('guard.recoveryOnce')}
      </p>
      <ol className="my-4 grid grid-cols-3 gap-x-4 gap-y-2 border-y border-hairline py-4">
        {recoveryKey.split('-').map((group, index) => (
          <li key={`${index}-${group}`} className="font-mono text-lead tracking-wider">
            {group}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={copy}>{t('guard.copy')}</Button>
        <Button onClick={() => void print()}>{t('guard.print')}</Button>
        <Button look="primary" onClick={onKept}>
          {t('guard.kept')}
        </Button>
      </div>
      <p role="status" className="mt-2 text-ui text-ink-2">
        {said}
      </p>
    </div>
  );
}
