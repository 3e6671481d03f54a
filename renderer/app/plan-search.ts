import { planTabs, type PlanTab } from '../features/plan/plan-tabs.ts';

/** What the plan's address says: which part of it is open; the first when it says nothing. */
export function validatePlanSearch(search: Record<string, unknown>): { part?: PlanTab } {
  const part = planTabs.find((tab) => tab === search.part);
  return part === undefined ? {} : { part };
}
