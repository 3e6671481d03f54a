import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Begun, Hub } from '../../../contract/catalogue.ts';
import { useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { useAttempt } from '../../use-attempt.ts';
import { foundKey } from './catalogue-desk.ts';
import { FoundSheet } from './found-sheet.tsx';
import { useFoundWork } from './found-work.tsx';

interface BegunListProps {
  readonly begun: readonly Begun[];
  readonly hub: Hub;
}

/** Files that a search found and whose fetching was paused or broke off: they can be gone on with, or discarded. */
export function BegunList({ begun, hub }: BegunListProps) {
  const { t } = useTranslation();
  if (begun.length === 0) return null;
  return (
    <ul aria-label={t('catalogue.search.begun')} className="border-t border-hairline py-2">
      {begun.map((one) => (
        <BegunEntry key={one.id} begun={one} hub={hub} />
      ))}
    </ul>
  );
}

function BegunEntry({ begun, hub }: { readonly begun: Begun; readonly hub: Hub }) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const { problem, attempt } = useAttempt();
  const [isAsking, setIsAsking] = useState(false);
  const { id, repository, file, heldBytes, totalBytes } = begun;
  const found = { repository, file };
  const name = foundKey(found);
  // While it is fetched, the foot of the window and its entry say how far it is.
  if (useFoundWork(found)?.isRunning) return null;
  return (
    <li className="py-2">
      <p className="text-ui [overflow-wrap:anywhere]">{name}</p>
      <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button aria-label={`${t('catalogue.download.resume')} ${name}`} onClick={() => setIsAsking(true)}>
          {t('catalogue.download.resume')}
        </Button>
        <Button
          look="quiet"
          aria-label={`${t('catalogue.download.discard')} ${name}`}
          onClick={() => void attempt(() => backend.call('models.discardDownload', { id }))}
        >
          {t('catalogue.download.discard')}
        </Button>
        <p className="text-small text-ink-3">
          {t('catalogue.search.heldOf', { held: format.bytes(heldBytes), all: format.bytes(totalBytes) })}
        </p>
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {isAsking && <FoundSheet found={found} licence={null} hub={hub} onClose={() => setIsAsking(false)} />}
    </li>
  );
}
