import { Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { UpdateState } from '../../../contract/updates.ts';
import { useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';

interface UpdateFoundProps {
  readonly state: UpdateState;
  readonly host: string;
  act(work: () => Promise<UpdateState>): Promise<boolean>;
}

/** A newer version: what it is, fetching it, and putting it in place, each on its own word. */
export function UpdateFound({ state, host, act }: UpdateFoundProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const { found, fetching, placed } = state;
  if (!found)
    return placed === null ? null : (
      <p className="text-ui text-ink-2">{t('updates.placed', { version: placed })}</p>
    );
  const { version, bytes, isFetched } = found;
  if (fetching)
    return (
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 py-1">
        <progress
          aria-label={t('updates.fetching', { version })}
          max={1}
          value={fetching.totalBytes > 0 ? fetching.doneBytes / fetching.totalBytes : undefined}
          className="quiet-progress h-[3px] w-40"
        />
        <p className="min-w-0 flex-1 text-ui text-ink-2 tabular-nums">
          {t('updates.fetchedBytes', {
            done: format.bytes(fetching.doneBytes),
            total: format.bytes(fetching.totalBytes),
          })}
        </p>
        <Button
          icon={<Square size={11} fill="currentColor" aria-hidden />}
          onClick={() => void act(() => backend.call('updates.stopFetching', {}))}
        >
          {t('common.stop')}
        </Button>
      </div>
    );
  if (isFetched)
    return (
      <Step
        says={t('updates.fetched', { version, host })}
        note={t('updates.placeNote')}
        button={t('updates.place')}
        onClick={() => void act(() => backend.call('updates.place', {}))}
      />
    );
  if (!state.canReplace)
    return (
      <p className="text-ui text-ink-2">
        {format.sentences([t('updates.found', { version }), t('updates.elsewhere')])}
      </p>
    );
  return (
    <Step
      says={t('updates.foundBytes', { version, host, size: format.bytes(bytes) })}
      note={t('updates.partsNote')}
      button={t('updates.fetch', { version })}
      onClick={() => void act(() => backend.call('updates.fetch', {}))}
    />
  );
}

interface StepProps {
  readonly says: string;
  readonly note: string;
  readonly button: string;
  onClick(): void;
}

/** How it stands, what the next step does, and that step. */
function Step({ says, note, button, onClick }: StepProps) {
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2 border-t border-hairline py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="text-ui">{says}</p>
        <p className="text-small text-ink-2">{note}</p>
      </div>
      <Button look="primary" onClick={onClick}>
        {button}
      </Button>
    </div>
  );
}
