import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hub } from '../../../contract/catalogue.ts';
import type { OutputOf } from '../../../contract/index.ts';
import { useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useAttempt } from '../../use-attempt.ts';
import { useCatalogueDesk, type FoundFile } from './catalogue-desk.ts';

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
  const { problem, attempt } = useAttempt();
  const [ordered, setOrdered] = useState<OutputOf<'models.orderFound'> | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const { host } = hub;
  const ask = async () => {
    setIsAsking(true);
    await attempt(async () => setOrdered(await backend.call('models.orderFound', found)));
    setIsAsking(false);
  };
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
    <Sheet
      open
      title={t('catalogue.search.fetchTitle')}
      description={t('catalogue.search.fetchLead')}
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
        {left === null ? (
          <Button look="primary" disabled={isAsking} onClick={() => void ask()}>
            {isAsking ? t('catalogue.sheet.asking') : t('catalogue.sheet.ask', { host })}
          </Button>
        ) : (
          <Button
            look="primary"
            onClick={() => {
              onClose();
              void desk.downloadFound(found);
            }}
          >
            {t('catalogue.sheet.fetch', { size: left })}
          </Button>
        )}
      </div>
    </Sheet>
  );
}
