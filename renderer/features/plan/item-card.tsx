import { Diamond, FlaskConical, Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { planItemStates, type PlanItem } from '../../../contract/plan-entries.ts';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Select } from '../../ui/select.tsx';
import { isOverdue } from './day.ts';
import { useWhen } from './use-when.ts';

interface ItemCardProps {
  readonly item: PlanItem;
  readonly today: string;
  onEdit(): void;
  onState(state: PlanItem['state']): void;
  onDelete(): void;
}

const kindIcons = { action: null, experiment: FlaskConical, milestone: Diamond } as const;

/** An entry of the plan: what, who, when, and what it rests on. */
export function ItemCard({ item, today, onEdit, onState, onDelete }: ItemCardProps) {
  const { t } = useTranslation();
  const when = useWhen()(item);
  const Icon = kindIcons[item.kind];
  const over = item.state === 'done' || item.state === 'dropped';
  return (
    <article id={`item-${item.id}`} aria-label={item.title} className="group border-t border-hairline py-3">
      <div className="flex items-start gap-2">
        <h3
          className={classNames(
            'min-w-0 flex-1 font-content text-content font-semibold [overflow-wrap:anywhere]',
            over && 'text-ink-3',
            item.state === 'dropped' && 'line-through',
          )}
        >
          {Icon && (
            <Icon
              size={14}
              className="mr-1.5 inline align-[-1px] text-accent"
              aria-label={t(`plan.kinds.${item.kind}`)}
            />
          )}
          {item.title}
        </h3>
        <span className="flex opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100">
          <IconButton label={`${t('plan.edit')}: ${item.title}`} onClick={onEdit}>
            <Pencil size={14} aria-hidden />
          </IconButton>
          <IconButton label={`${t('plan.remove')}: ${item.title}`} onClick={onDelete}>
            <Trash2 size={14} aria-hidden />
          </IconButton>
        </span>
      </div>
      {item.note !== '' && (
        <p className="mt-1 line-clamp-4 font-content text-ui text-ink-2 [overflow-wrap:anywhere]">
          {item.note}
        </p>
      )}
      <div className="mt-1 flex flex-wrap items-center gap-x-3 text-small text-ink-3 tabular-nums">
        <Select
          bare
          label={`${t('plan.item.state')}: ${item.title}`}
          value={item.state}
          options={planItemStates.map((value) => ({ value, label: t(`plan.states.${value}`) }))}
          onChange={onState}
        />
        {item.owner !== '' && <span className="text-ink-2">{item.owner}</span>}
        {when !== '' && (
          <span>
            {when}
            {isOverdue(item, today) && <span className="text-amber"> · {t('plan.item.overdue')}</span>}
          </span>
        )}
        {item.evidence.length > 0 && <span>{t('plan.item.evidence', { count: item.evidence.length })}</span>}
      </div>
    </article>
  );
}
