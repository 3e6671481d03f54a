import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.ts';
import { GrowingText } from '../../ui/growing-text.tsx';

interface EntryTextProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly limit: number;
  readonly placeholder?: string | undefined;
  readonly lang?: string | undefined;
  readonly className?: string | undefined;
  onChange(value: string): void;
  onBlur(): void;
  onKeyDown?(event: KeyboardEvent<HTMLTextAreaElement>): void;
}

/** What a hand-written beginning leaves to the person. */
const gap = /…+/u;

/** A text to write on. A gap in it is pointed out. What would go beyond the limit is not put in, and the field says so: nothing is cut. */
export function EntryText({ id, label, value, limit, onChange, onBlur, ...rest }: EntryTextProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [over, setOver] = useState<number | null>(null);
  const found = gap.exec(value);
  const goToGap = () => {
    const field = document.getElementById(id);
    if (!found || !(field instanceof HTMLTextAreaElement)) return;
    field.focus();
    field.setSelectionRange(found.index, found.index + found[0].length);
  };
  return (
    <div className="min-w-0 flex-1">
      <GrowingText
        data-stores-itself
        id={id}
        aria-label={label}
        value={value}
        aria-invalid={over !== null || undefined}
        aria-describedby={over === null ? undefined : `${id}-limit`}
        onChange={(event) => {
          const next = event.target.value;
          const isTooLong = next.length > limit && next.length > value.length;
          setOver(isTooLong ? next.length : null);
          if (!isTooLong) onChange(next);
        }}
        onBlur={() => {
          setOver(null);
          onBlur();
        }}
        {...rest}
      />
      {found && (
        <button
          type="button"
          onClick={goToGap}
          className="block rounded-sm font-ui text-small text-ink-3 underline-offset-2 hover:text-ink hover:underline"
        >
          {t('develop.fillGap')}
        </button>
      )}
      {over !== null && (
        <p id={`${id}-limit`} role="alert" className="mt-1 font-ui text-small text-red tabular-nums">
          {t('develop.tooLong', { length: format.number(over), limit: format.number(limit) })}
        </p>
      )}
    </div>
  );
}
