import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../contract/index.ts';
import { useAsk } from '../../backend.ts';
import type { Language } from '../../i18n/language.ts';

type SetScores = OutputOf<'converge.summary'>['sets'][number];

/** What a set of criteria says of the ideas. */
export interface ScoreColumn {
  readonly setId: string;
  readonly name: string;
  readonly kind: SetScores['kind'];
  /** By idea; those that have no answers, or are vetoed, are missing. */
  readonly places: ReadonlyMap<string, SetScores['ideas'][number]>;
}

const noColumns: readonly ScoreColumn[] = [];

/** A column for each set of criteria that ranks an idea; none before anything was scored. */
export function useScores(projectId: string): readonly ScoreColumn[] {
  const language = useTranslation().i18n.language as Language;
  const sets = useAsk('converge.summary', { projectId }).data?.sets;
  return useMemo(() => (sets ? scoreColumns(sets, language) : noColumns), [sets, language]);
}

/** The sets that rank an idea, as columns. */
export function scoreColumns(sets: readonly SetScores[], language: Language): ScoreColumn[] {
  return sets
    .filter(({ ideas }) => ideas.length > 0)
    .map(({ setId, name, kind, ideas }) => ({
      ...{ setId, kind, name: name[language] },
      places: new Map(ideas.map((idea) => [idea.ideaId, idea])),
    }));
}
