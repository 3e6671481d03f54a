import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hub } from '../../../contract/catalogue.ts';
import type { OutputOf } from '../../../contract/index.ts';
import { useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { useCatalogueDesk, type FoundFile } from './catalogue-desk.ts';
import { FetchSheet } from './fetch-sheet.tsx';

interface FoundSheetProps {
  readonly found: FoundFile;
  /** As the repository says; null where it doesn't, or nobody asked it. */
  readonly licence: string | null;
  readonly hub: Hub;
  onClose(): void;
}

/** What fetching a file that was found is, before the first byte: its size is asked for first, by a click of its own. */
export function FoundSheet({ found, licence, hub, onClose }: FoundSheetProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const desk = useCatalogueDesk();
  const [ordered, setOrdered] = useState<OutputOf<'models.orderFound'> | null>(null);
  const { host } = hub;
  const left = ordered && format.bytes(Math.max(0, ordered.totalBytes - ordered.heldBytes));
  const facts = [
    [t('catalogue.sheet.from'), t('catalogue.sheet.fromWhat', { host, repository: found.repository })],
    [t('catalogue.search.file'), found.file],
    [t('catalogue.sheet.size'), left ?? t('catalogue.search.sizeUnknown')],
    [
      t('models.licence'),
      licence === null ? t('catalogue.search.noLicence') : t('catalogue.search.licence', { licence }),
    ],
    [t('catalogue.sheet.tells'), t('catalogue.sheet.tellsWhat', { host })],
  ] as const;
  return (
    <FetchSheet
      title={t('catalogue.search.fetchTitle')}
      lead={t('catalogue.search.fetchLead')}
      facts={facts}
      host={host}
      size={left}
      onAsk={async () => setOrdered(await backend.call('models.orderFound', found))}
      onFetch={() => {
        onClose();
        void desk.downloadFound(found);
      }}
      onClose={onClose}
    />
  );
}
