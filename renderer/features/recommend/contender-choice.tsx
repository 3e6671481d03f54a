import { Check } from 'lucide-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../contract/index.ts';
import type { DeclinedReason } from '../../../contract/recommend-results.ts';
import { useFormat, type Format } from '../../i18n/format.ts';

type Offered = OutputOf<'recommend.algorithms'>[number];
export type ContenderId = Offered['id'];

interface ContenderChoiceProps {
  readonly label: string;
  readonly contenders: readonly Offered[];
  readonly chosen: readonly ContenderId[];
  /** One that is always among them. */
  readonly fixed?: ContenderId;
  onChange(chosen: readonly ContenderId[]): void;
}

/** Several of the algorithms, each with what it is and whose paper it comes from. */
export function ContenderChoice({ label, contenders, chosen, fixed, onChange }: ContenderChoiceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div role="group" aria-label={label} className="flex flex-wrap gap-x-1.5 gap-y-1.5">
      {contenders.map(({ id, paper, declined }) => {
        const on = id === fixed || (chosen.includes(id) && !declined);
        const { authors, year, title, where } = paper;
        const why = declined
          ? declinedWords(declined, t, format)
          : `${authors} (${year}). ${title}. ${where}`;
        return (
          <button
            key={id}
            type="button"
            role="checkbox"
            aria-checked={on}
            aria-disabled={declined !== null || id === fixed}
            title={`${t(`recommend.ideasOf.${id}`)} — ${why}`}
            onClick={() => {
              if (declined || id === fixed) return;
              onChange(on ? chosen.filter((other) => other !== id) : [...chosen, id]);
            }}
            className="flex h-7 items-center gap-1.5 rounded-md border border-hairline px-2 text-ui text-ink-3 transition-colors duration-100 hover:border-ink-3 aria-checked:border-hairline-strong aria-checked:text-ink aria-disabled:hover:border-hairline"
          >
            <Check size={13} className={on ? 'text-accent' : 'opacity-0'} aria-hidden />
            <span className={declined ? 'line-through' : undefined}>{t(`recommend.contenders.${id}`)}</span>
            {declined && <span className="sr-only">{why}</span>}
          </button>
        );
      })}
    </div>
  );
}

/** Why an algorithm isn't used. */
export function declinedWords(why: DeclinedReason, t: TFunction, format: Format): string {
  if (why.reason !== 'too-large') return t(`recommend.declined.${why.reason}`);
  return t('recommend.declined.too-large', {
    items: format.number(why.items),
    bytes: format.bytes(why.bytes),
    limit: format.bytes(why.limitBytes),
  });
}
