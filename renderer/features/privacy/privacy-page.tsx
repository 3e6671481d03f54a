import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { problemOf, useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Column, Part, PlaceTitle } from '../../ui/page.tsx';
import { BackupPart } from './backup-part.tsx';
import { KeyPart } from './key-part.tsx';
import { FilesPart } from './files-part.tsx';
import { NetworkPart } from './network-part.tsx';
import { LicencesPart } from './licences-part.tsx';
import { UpdatesPart } from './updates-part.tsx';

/** What leaves (nothing), where the data lies, and who guards its key. */
export function PrivacyPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const status = useAsk('system.status', {});
  const copyPath = (path: string) =>
    void navigator.clipboard.writeText(path).then(
      () => toast(t('privacy.copied')),
      () => toast(t('common.copyFailed')),
    );
  return (
    <Column>
      <PlaceTitle lead={format.sentences([t('privacy.lead'), t('privacy.body')])}>
        {t('nav.privacy')}
      </PlaceTitle>
      {status.error && <ProblemNotice problem={problemOf(status.error)} />}
      {status.data && (
        <>
          <Part title={t('privacy.where')}>
            <div className="flex flex-wrap items-start justify-between gap-3">
              <code className="min-w-0 flex-1 basis-72 font-mono text-ui [overflow-wrap:anywhere]">
                {status.data.dataFolder}
              </code>
              <Button onClick={() => copyPath(status.data.dataFolder)}>{t('privacy.copyFolder')}</Button>
            </div>
            <p className="mt-2 font-content text-content text-ink-2">{t('privacy.folderNote')}</p>
          </Part>
          <FilesPart />
          <KeyPart dataFolder={status.data.dataFolder} />
          <BackupPart />
        </>
      )}
      <NetworkPart />
      <UpdatesPart />
      <LicencesPart />
    </Column>
  );
}
