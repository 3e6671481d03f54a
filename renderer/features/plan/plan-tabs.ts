/** The parts of the plan, in the order of their tabs. */
export const planTabs = ['road', 'challenges', 'risks', 'review', 'cases'] as const;
export type PlanTab = (typeof planTabs)[number];
