import { createContext, use, useMemo } from 'react';
import type { Brief } from '../../../contract/projects.ts';
import type { Backend } from '../../backend.ts';
import { createBriefDraft, type BriefDraft } from './brief-draft.ts';

/** The drafts of this window: they outlive the page, so that nothing unsaved is lost by leaving it. */
export interface BriefDrafts {
  open(brief: Brief): BriefDraft;
  /** Stores everything unsaved, in every project. */
  flushAll(): void;
}

/** Makes the drafts of a window. */
export function createBriefDrafts(backend: Backend): BriefDrafts {
  const drafts = new Map<string, BriefDraft>();
  return {
    open(brief) {
      const known = drafts.get(brief.projectId);
      if (known) return known;
      const { projectId } = brief;
      const draft = createBriefDraft(brief, (fields) => backend.call('briefs.save', { projectId, fields }));
      drafts.set(projectId, draft);
      return draft;
    },
    flushAll() {
      for (const draft of drafts.values()) void draft.flush();
    },
  };
}

export const BriefDraftsContext = createContext<BriefDrafts | null>(null);

/** The drafts of this window. */
export function useBriefDrafts(): BriefDrafts {
  const drafts = use(BriefDraftsContext);
  if (!drafts) throw new Error('No BriefDraftsContext above');
  return drafts;
}

/** The draft of a brief. */
export function useBriefDraft(brief: Brief): BriefDraft {
  const drafts = useBriefDrafts();
  return useMemo(() => drafts.open(brief), [drafts, brief]);
}
