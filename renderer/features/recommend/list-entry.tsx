import { Ellipsis } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueItem } from '../../../contract/recommend-data.ts';
import type { ContenderResult } from '../../../contract/recommend-results.ts';
import type { ListItem } from '../../../contract/recommend.ts';
import { useFormat } from '../../i18n/format.ts';
import { menuItemLook, menuLook } from '../../ui/menu-look.ts';
import { withBoost, withExcluded, type BusinessRules } from './business-rules.ts';
import { Explanation } from './explanation.tsx';
import type { Change } from './list-changes.ts';
import type { Who } from './who.ts';

interface ListEntryProps {
  readonly datasetId: string;
  readonly who: Who;
  readonly away: readonly string[];
  readonly list: { readonly id: ContenderResult['id'] };
  readonly entry: ListItem;
  readonly place: number;
  readonly change: Change | null;
  readonly rules: BusinessRules;
  onRules(rules: BusinessRules): void;
  onSimilar(item: CatalogueItem): void;
}

const reasonsShown = 2;
const step = 3;

/** One item of a list: what it is, why it is there, and what can be done about it. */
export function ListEntry({ entry, place, change, rules, onRules, onSimilar, ...ask }: ListEntryProps) {
  const { t } = useTranslation();
  const [explained, setExplained] = useState(false);
  const { item } = entry;
  const acts = [
    { label: t('recommend.try.similar'), run: () => onSimilar(item) },
    { label: t('recommend.try.explain'), run: () => setExplained(true) },
    { label: t('recommend.try.up'), run: () => onRules(withBoost(rules, item, step)) },
    { label: t('recommend.try.down'), run: () => onRules(withBoost(rules, item, -step)) },
    { label: t('recommend.try.never'), run: () => onRules(withExcluded(rules, item)) },
  ];
  return (
    <li className="group flex gap-2 border-b border-hairline py-1.5 last:border-b-0">
      <span className="w-5 shrink-0 text-right text-small leading-[22px] text-ink-3 tabular-nums">
        {place}
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-content text-[15px] leading-[22px] [overflow-wrap:anywhere]">
          {item.title} {change && <Mark change={change} />}
        </p>
        <Reasons reasons={entry.reasons} contender={ask.list.id} />
        {explained && <Explanation {...ask} contender={ask.list.id} itemId={item.id} />}
      </div>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger
          aria-label={t('recommend.try.more', { title: item.title })}
          className="flex size-6 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-paper-low hover:text-ink"
        >
          <Ellipsis size={14} aria-hidden />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content align="end" sideOffset={4} className={menuLook}>
            {acts.map(({ label, run }) => (
              <DropdownMenu.Item key={label} className={menuItemLook} onSelect={run}>
                {label}
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </li>
  );
}

function Mark({ change }: { readonly change: Change }) {
  const { t } = useTranslation();
  const text =
    change.kind === 'new'
      ? t('recommend.try.isNew')
      : change.places > 0
        ? t('recommend.try.rose', { count: change.places })
        : t('recommend.try.fell', { count: -change.places });
  return <span className="font-ui text-small whitespace-nowrap text-accent tabular-nums">{text}</span>;
}

function Reasons({
  reasons,
  contender,
}: {
  readonly reasons: ListItem['reasons'];
  readonly contender: ContenderResult['id'];
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const everyone = contender === 'popularity' || contender === 'recent-popularity';
  if (everyone) return null;
  if (!reasons || reasons.because.length === 0)
    return <p className="text-small text-ink-3">{t('recommend.try.noExact')}</p>;
  const shown = reasons.because.slice(0, reasonsShown);
  const rest = reasons.others.count + reasons.because.length - shown.length;
  const every = reasons.because
    .map(({ item, amount }) => `${item.title}: ${format.number(amount, 3)}`)
    .join('\n');
  return (
    <p className="text-small text-ink-2 tabular-nums" title={every}>
      {t('recommend.try.because', {
        items: shown.map(({ item, amount }) => `${item.title} ${format.number(amount, 2)}`).join(', '),
      })}
      {rest > 0 && <span className="text-ink-3">, {t('recommend.try.others', { count: rest })}</span>}
    </p>
  );
}
