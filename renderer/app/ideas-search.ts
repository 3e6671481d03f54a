import { sessionKinds } from '../../contract/ideation.ts';

/** The views of the ideas, in the order of the switch; the first is shown when the address says nothing. */
export const ideasViews = ['list', 'lanes', 'map', 'converge', 'runs'] as const;
export type IdeasView = (typeof ideasViews)[number];

/** What is done on a surface of its own, in place of the views: a session, or bringing in one's own ideas. */
export const ideasSessions = [...sessionKinds, 'own'] as const;
export type IdeasSession = (typeof ideasSessions)[number];

/**
 * What the ideas' address says: which view is open, which session in its place, whether to begin a generation on
 * arrival, and which idea one came for.
 */
export function validateIdeasSearch(search: Record<string, unknown>): {
  view?: IdeasView;
  session?: IdeasSession;
  start?: true;
  idea?: string;
} {
  const view = ideasViews.find((one) => one === search.view);
  const session = ideasSessions.find((one) => one === search.session);
  return {
    ...(session === undefined ? {} : { session }),
    ...(view === undefined || view === ideasViews[0] ? {} : { view }),
    ...(search.start === true ? { start: true } : {}),
    ...(typeof search.idea === 'string' && search.idea !== '' ? { idea: search.idea } : {}),
  };
}
