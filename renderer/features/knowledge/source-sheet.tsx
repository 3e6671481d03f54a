import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf, useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { stretchesOf } from './lit-text.ts';

/** A place of a source to be opened at; the end is the start where nothing is lit. */
export interface SourcePlace {
  readonly sourceId: string;
  readonly source: string;
  readonly headings: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** How much of a source is shown around the passage, in characters. */
const shownLength = 20_000;

/** A source laid beside the page, open at the passage. */
export function SourceSheet({ place, onClose }: { readonly place: SourcePlace | null; onClose(): void }) {
  const { t } = useTranslation();
  return (
    <Dialog.Root open={place !== null} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Content className="fixed inset-y-0 right-0 z-50 flex w-[min(42rem,calc(100vw-3rem))] flex-col bg-paper-high shadow-float outline-none">
          <header className="flex items-start justify-between gap-4 border-b border-hairline px-8 py-4">
            <div className="min-w-0">
              <Dialog.Title className="font-content text-lead font-semibold [overflow-wrap:anywhere]">
                {place?.source}
              </Dialog.Title>
              <Dialog.Description className="text-small text-ink-3 [overflow-wrap:anywhere]">
                {place && place.headings.length > 0
                  ? place.headings.join(' › ')
                  : t('knowledge.reader.title')}
              </Dialog.Description>
            </div>
            <Dialog.Close asChild>
              <IconButton label={t('common.close')}>
                <X size={16} aria-hidden />
              </IconButton>
            </Dialog.Close>
          </header>
          {place && <SourceText place={place} />}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function SourceText({ place }: { readonly place: SourcePlace }) {
  const { t } = useTranslation();
  const read = useAsk('sources.read', { id: place.sourceId, around: place.start, length: shownLength });
  const comeForward = useCallback(
    (mark: HTMLElement | null) => mark?.scrollIntoView({ block: 'center' }),
    [],
  );
  const passage = place.end > place.start ? place : null;
  const stretches = read.data ? stretchesOf(read.data, passage) : [];
  const firstLit = stretches.findIndex(({ lit }) => lit);
  return (
    <div
      tabIndex={0}
      role="group"
      aria-label={place.source}
      className="min-h-0 flex-1 overflow-y-auto px-8 py-6 font-content text-content -outline-offset-2"
    >
      {read.isPending && <p className="late text-ink-3 italic">{t('knowledge.reader.loading')}</p>}
      {read.error && <ProblemNotice problem={problemOf(read.error)} />}
      <div lang={read.data?.source.language} className="whitespace-pre-wrap [overflow-wrap:anywhere]">
        {stretches.map((stretch, i) => (
          <span key={i}>
            {stretch.page !== null && (
              <span className="my-2 block border-t border-hairline pt-1 font-ui text-small text-ink-3">
                {t('knowledge.reader.page', { page: stretch.page })}
              </span>
            )}
            {stretch.lit ? (
              <mark
                ref={i === firstLit ? comeForward : undefined}
                className={classNames('bg-accent-wash text-ink', stretch.level !== null && 'font-semibold')}
              >
                {stretch.text}
              </mark>
            ) : (
              <span className={classNames(stretch.level !== null && 'font-semibold')}>{stretch.text}</span>
            )}
          </span>
        ))}
      </div>
    </div>
  );
}
