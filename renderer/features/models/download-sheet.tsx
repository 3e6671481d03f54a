import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hub, OfferedModel, Ordered } from '../../../contract/catalogue.ts';
import { useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';
import { FetchSheet } from './fetch-sheet.tsx';

interface DownloadSheetProps {
  readonly model: OfferedModel;
  readonly hub: Hub;
  onClose(): void;
  onDownload(): void;
}

/**
 * What a download is, before the first byte: from where, how much, under which licence, and what the host learns. Where
 * the list doesn't know the size, the hub is asked for it first, by a click of its own.
 */
export function DownloadSheet({ model, hub, onClose, onDownload }: DownloadSheetProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const [ordered, setOrdered] = useState<Ordered | null>(null);
  const { id, name, fit, licence, repository, packing, heldBytes } = model;
  const isKnown = fit.isFetchedKnown || ordered !== null;
  const left = format.bytes(Math.max(0, (ordered?.totalBytes ?? fit.fetchedBytes) - (heldBytes ?? 0)));
  const facts = [
    [t('catalogue.sheet.from'), t('catalogue.sheet.fromWhat', { host: hub.host, repository })],
    [
      t('catalogue.sheet.size'),
      t(isKnown ? 'catalogue.sheet.sizeKnown' : 'catalogue.sheet.sizeAbout', { size: left, packing }),
    ],
    [
      t('catalogue.sheet.disk'),
      t('catalogue.sheet.diskWhat', { most: format.bytes(fit.diskBytes), kept: format.bytes(fit.keptBytes) }),
    ],
    [
      t('models.licence'),
      [licence.name, licence.asks?.[i18n.language as Language]].filter(Boolean).join('. '),
    ],
    [t('catalogue.sheet.tells'), t('catalogue.sheet.tellsWhat', { host: hub.host })],
  ] as const;
  return (
    <FetchSheet
      title={t('catalogue.sheet.title', { model: name })}
      lead={t('catalogue.sheet.lead')}
      facts={facts}
      host={hub.host}
      size={isKnown ? left : null}
      onAsk={async () => setOrdered(await backend.call('models.order', { id }))}
      onFetch={onDownload}
      onClose={onClose}
    />
  );
}
