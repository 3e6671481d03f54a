import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sheet } from '../../../../contract/sessions.ts';
import type { Language } from '../../../i18n/language.ts';
import { classNames } from '../../../ui/class-names.ts';

interface PanelProps {
  readonly number: number;
  readonly panel: Sheet['panels'][number];
  readonly isAtHand: boolean;
  /** It may be written in: also one that is over, or to come. */
  readonly isOpen: boolean;
  /** How much of its time is left, 0 to 1. */
  readonly share: number;
  onText(text: string): void;
}

/** One of the eight fields of the sheet. */
export function Panel({ number, panel, isAtHand, isOpen, share, onText }: PanelProps) {
  const { t, i18n } = useTranslation();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isAtHand) area.current?.focus({ preventScroll: true });
  }, [isAtHand]);
  const name = t('sessions.sheet.panel', { number });
  return (
    <li
      className={classNames(
        'flex h-52 flex-col border-r border-b border-hairline p-3 last:border-r-0 mid:nth-[4]:border-r-0',
        isAtHand && 'bg-accent-wash',
      )}
    >
      <div className="flex items-center gap-2 text-small text-ink-3 tabular-nums">
        {number}
        {isAtHand && (
          <span aria-hidden className="h-px flex-1 bg-hairline">
            <span className="block h-px bg-accent" style={{ width: `${Math.round(100 * share)}%` }} />
          </span>
        )}
      </div>
      {panel.spark && (
        <p className="mt-1 text-small text-ink-3 italic">
          {panel.spark.text[i18n.language as Language]}
          {/* The beginning is English, as the model's words are. */}
          {i18n.language === 'en' && panel.spark.beginning !== '' && ` ${panel.spark.beginning} …`}
        </p>
      )}
      <textarea
        data-stores-itself
        ref={area}
        aria-label={name}
        value={panel.text}
        readOnly={!isOpen}
        maxLength={2000}
        placeholder={isAtHand ? t('sessions.sheet.hint') : ''}
        onChange={(event) => onText(event.target.value)}
        className="mt-1 min-h-0 flex-1 resize-none bg-transparent font-content text-content outline-none placeholder:italic focus-visible:outline-none"
      />
    </li>
  );
}
