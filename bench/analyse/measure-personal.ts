import { findPersonalData } from '../../backend/assistant/personal-data/mask.ts';
import { createFinder } from '../../backend/analyse/personal/find-personal.ts';
import { foundKinds } from '../../contract/personal-data.ts';
import type { Case } from './personal-corpus.ts';

interface Tally {
  gold: number;
  recalled: number;
  found: number;
  right: number;
}

/**
 * Recall: gold places all of whose characters are in findings of their kind. Precision: findings with at least half of
 * their characters in gold of their kind. By kind and over all.
 */
export function measurePersonal(cases: readonly Case[]) {
  const find = createFinder(findPersonalData);
  const tallies = new Map<string, Tally>();
  const tally = (kind: string) => {
    const own = tallies.get(kind) ?? { gold: 0, recalled: 0, found: 0, right: 0 };
    tallies.set(kind, own);
    return own;
  };
  const mistakes: string[] = [];
  for (const { text, gold } of cases) {
    const found = find(text);
    for (const place of gold) {
      const isCovered = Array.from({ length: place.end - place.start }, (_, i) => place.start + i).every(
        (at) => found.some(({ kind, start, end }) => kind === place.kind && start <= at && at < end),
      );
      for (const own of [tally(place.kind), tally('all')]) {
        own.gold++;
        if (isCovered) own.recalled++;
      }
      if (!isCovered) mistakes.push(`missed ${place.kind} “${text.slice(place.start, place.end)}”: ${text}`);
    }
    for (const { kind, start, end } of found) {
      const shared = gold
        .filter((place) => place.kind === kind)
        .reduce(
          (sum, place) => sum + Math.max(0, Math.min(end, place.end) - Math.max(start, place.start)),
          0,
        );
      const isRight = 2 * shared >= end - start;
      for (const own of [tally(kind), tally('all')]) {
        own.found++;
        if (isRight) own.right++;
      }
      if (!isRight) mistakes.push(`wrong ${kind} “${text.slice(start, end)}”: ${text}`);
    }
  }
  const kinds = [...foundKinds, 'all'].flatMap((kind) => {
    const own = tallies.get(kind);
    return own
      ? [
          {
            kind,
            ...own,
            recall: own.gold ? own.recalled / own.gold : null,
            precision: own.found ? own.right / own.found : null,
          },
        ]
      : [];
  });
  return { cases: cases.length, kinds, mistakes };
}
