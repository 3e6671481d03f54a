import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hub, OfferedModel, Ordered } from '../../../contract/catalogue.ts';
import { useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useAttempt } from '../../use-attempt.ts';

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
  const { problem, attempt } = useAttempt();
  const [ordered, setOrdered] = useState<Ordered | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const { id, name, fit, licence, repository, packing, heldBytes } = model;
  const isKnown = fit.isFetchedKnown || ordered !== null;
  const left = format.bytes(Math.max(0, (ordered?.totalBytes ?? fit.fetchedBytes) - (heldBytes ?? 0)));
  const ask = async () => {
    setIsAsking(true);
    await attempt(async () => setOrdered(await backend.call('models.order', { id })));
    setIsAsking(false);
  };
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
    <Sheet
      open
      title={t('catalogue.sheet.title', { model: name })}
      description={t('catalogue.sheet.lead')}
      closeLabel={t('common.close')}
      onOpenChange={(open) => !open && onClose()}
    >
      <dl className="grid gap-x-4 gap-y-2 text-ui mid:grid-cols-[6.5rem_1fr]">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-ink-3">{label}</dt>
            <dd className="[overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
      {problem && (
        <div className="mt-3">
          <ProblemNotice problem={problem} />
        </div>
      )}
      <div className="mt-5 flex justify-end gap-3">
        <Button look="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        {isKnown ? (
          <Button look="primary" onClick={onDownload}>
            {t('catalogue.sheet.fetch', { size: left })}
          </Button>
        ) : (
          <Button look="primary" disabled={isAsking} onClick={() => void ask()}>
            {isAsking ? t('catalogue.sheet.asking') : t('catalogue.sheet.ask', { host: hub.host })}
          </Button>
        )}
      </div>
    </Sheet>
  );
}
