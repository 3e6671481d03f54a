import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { NeedName } from '../../../contract/ideation.ts';
import { aboutLimit, type Brief } from '../../../contract/projects.ts';
import type { Problem } from '../../../contract/errors.ts';
import { patchAnswer, problemOf, useAsk, useBackend } from '../../backend.ts';
import { shownNeeds } from './shown-needs.ts';

/** What a brief is taken to be about, and how that is changed. */
export interface About {
  readonly named: readonly NeedName[];
  /** What could be added. */
  readonly others: readonly NeedName[];
  /** As many as a brief takes. */
  readonly isFull: boolean;
  /** Said by the person; else told from the text. */
  readonly isChosen: boolean;
  readonly failure: Problem | null;
  add(id: string): void;
  takeAway(id: string): void;
  tellAgain(): void;
}

/** Null while it isn't known, and where the text tells nothing and the person said nothing. */
export function useAbout(brief: Brief | undefined, projectId: string): About | null {
  const backend = useBackend();
  const queries = useQueryClient();
  const all = useAsk('ideation.needs', {});
  const told = useAsk('ideation.tellNeeds', { projectId });
  const [failure, setFailure] = useState<Problem | null>(null);
  if (!brief || !all.data) return null;
  const shown = brief.about ?? shownNeeds(told.data ?? []);
  if (shown.length === 0 && brief.about === null) return null;

  const say = async (about: Brief['about']) => {
    const stands = (now: Brief['about']) =>
      patchAnswer(queries, 'briefs.get', { projectId }, (kept) => ({ ...kept, about: now }));
    setFailure(null);
    // It stands at once, and falls back when it can't be stored.
    stands(about);
    try {
      await backend.call('briefs.setAbout', { projectId, about });
    } catch (error) {
      stands(brief.about);
      setFailure(problemOf(error));
    }
  };
  const needs = new Map(all.data.map((need) => [need.id, need]));
  return {
    named: shown.map((id) => needs.get(id)).filter((need) => need !== undefined),
    others: all.data.filter(({ id }) => !shown.includes(id)),
    isFull: shown.length >= aboutLimit,
    isChosen: brief.about !== null,
    failure,
    add: (id) => void say([...shown, id]),
    takeAway: (id) => void say(shown.filter((one) => one !== id)),
    tellAgain: () => void say(null),
  };
}
