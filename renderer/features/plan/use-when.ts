import { useTranslation } from 'react-i18next';
import type { PlanItem } from '../../../contract/plan-entries.ts';
import { useFormat } from '../../i18n/format.ts';
import { momentOf } from './day.ts';

/** Says when an entry is; the empty text when it has no day. */
export function useWhen(): (item: Pick<PlanItem, 'kind' | 'startOn' | 'dueOn'>) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ kind, startOn, dueOn }) => {
    const day = (value: string) => format.day(momentOf(value));
    if (startOn !== null && dueOn !== null)
      return t('plan.item.span', { start: day(startOn), due: day(dueOn) });
    if (dueOn !== null) return kind === 'milestone' ? day(dueOn) : t('plan.item.until', { day: day(dueOn) });
    return startOn === null ? '' : t('plan.item.from', { day: day(startOn) });
  };
}
