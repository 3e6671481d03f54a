import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { NeedName } from '../../../contract/ideation.ts';
import type { Language } from '../../i18n/language.ts';
import { classNames } from '../../ui/class-names.ts';

interface NeedChipProps {
  readonly need: NeedName;
  /** Among other lines rather than as a part of its own. */
  readonly isSmall?: boolean;
  onTakeAway(): void;
}

/** One thing that a brief is about, which can be taken away. */
export function NeedChip({ need: { name, meaning }, isSmall = false, onTakeAway }: NeedChipProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  return (
    <li
      title={meaning[language]}
      className={classNames(
        'inline-flex items-center rounded-md border',
        isSmall
          ? 'h-6 border-hairline pl-2 text-small text-ink-2'
          : 'h-8 gap-1 border-hairline-strong pr-1 pl-3 text-ui',
      )}
    >
      {name[language]}
      <button
        type="button"
        aria-label={t('brief.about.takeAway', { need: name[language] })}
        onClick={onTakeAway}
        className="inline-flex size-6 items-center justify-center rounded-sm text-ink-3 hover:bg-paper-low hover:text-ink"
      >
        <X size={isSmall ? 12 : 14} aria-hidden />
      </button>
    </li>
  );
}
