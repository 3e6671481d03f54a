import type { PlanItem } from '../../../contract/plan-entries.ts';

/** A day such as 2026-03-31 as a moment that formats to the same day wherever one is. */
export function momentOf(day: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return new Date(year, month - 1, date, 12).getTime();
}

/** Today as a person here writes it. */
export function dayOf(time: number): string {
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Past its last day and neither done nor dropped. */
export function isOverdue(item: Pick<PlanItem, 'dueOn' | 'state'>, today: string): boolean {
  return item.dueOn !== null && item.dueOn < today && item.state !== 'done' && item.state !== 'dropped';
}
