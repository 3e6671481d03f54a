import { X } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { boxLimits, type BoxRow } from '../../../../contract/stimuli.ts';
import { IconButton } from '../../../ui/button.tsx';

interface BoxRowLineProps {
  readonly row: BoxRow;
  readonly picked: number | null;
  onPick(place: number): void;
  onChange(row: BoxRow): void;
  onRemove(): void;
}

/** A parameter and its options: the arrow keys go along them. */
export function BoxRowLine({ row, picked, onPick, onChange, onRemove }: BoxRowLineProps) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const add = () => {
    const option = text.trim().slice(0, 120);
    if (option === '' || row.options.length >= boxLimits.options) return;
    if (!row.options.some((one) => one.text === option))
      onChange({ ...row, options: [...row.options, { text: option, asked: null }] });
    setText('');
  };
  const removeOption = (at: number) => onChange({ ...row, options: row.options.filter((_, i) => i !== at) });
  const named = row.name.trim() || t('sessions.box.unnamed');
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-2 border-b border-hairline py-3">
      <input
        aria-label={t('sessions.box.rowName')}
        value={row.name}
        maxLength={60}
        placeholder={t('sessions.box.rowHint')}
        onChange={(event) => onChange({ ...row, name: event.target.value })}
        className="h-8 w-36 shrink-0 border-b border-transparent bg-transparent text-ui font-medium placeholder:italic hover:border-hairline-strong focus:border-accent"
      />
      <div className="flex min-w-0 flex-1 basis-80 flex-wrap items-center gap-1.5">
        <RadioGroup.Root
          aria-label={named}
          value={picked === null ? '' : String(picked)}
          onValueChange={(value) => onPick(Number(value))}
          className="contents"
        >
          {row.options.map((option, at) => (
            <span key={option.text} className="group relative inline-flex">
              <RadioGroup.Item
                value={String(at)}
                aria-keyshortcuts="Delete"
                onKeyDown={(event) => {
                  if (event.key === 'Delete') removeOption(at);
                }}
                className="rounded-md border border-hairline px-2.5 py-1 text-left text-ui text-ink-2 transition-colors duration-100 hover:border-hairline-strong hover:text-ink data-[state=checked]:border-accent data-[state=checked]:bg-accent-wash data-[state=checked]:text-ink"
              >
                {option.text}
              </RadioGroup.Item>
              <IconButton
                label={t('sessions.box.removeOption', { option: option.text })}
                className="absolute -top-2 -right-2 size-5 rounded-full bg-paper opacity-0 group-hover:opacity-100"
                // By keyboard it is the Delete key on the option: as many stops as options would be too many.
                tabIndex={-1}
                onClick={() => removeOption(at)}
              >
                <X size={12} aria-hidden />
              </IconButton>
            </span>
          ))}
        </RadioGroup.Root>
        {row.options.length < boxLimits.options && (
          <input
            id={id}
            aria-label={t('sessions.box.addOption', { row: named })}
            value={text}
            maxLength={120}
            placeholder={t('sessions.box.optionHint')}
            onChange={(event) => setText(event.target.value)}
            onBlur={add}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
            className="h-8 w-40 border-b border-transparent bg-transparent text-ui placeholder:italic hover:border-hairline-strong focus:border-accent"
          />
        )}
      </div>
      <IconButton label={t('sessions.box.removeRow', { row: named })} onClick={onRemove}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  );
}
