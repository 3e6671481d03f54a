import type { CatalogueItem } from '../../../contract/recommend-data.ts';
import type { ContenderId } from '../algorithm.ts';

export type ReasonLanguage = 'en' | 'zh-CN';

/** An item on a list, and the items of the history that speak for it most. */
export interface ReasonFacts {
  readonly item: CatalogueItem;
  /** Largest first; empty where the algorithm has no such reasons. */
  readonly because: readonly CatalogueItem[];
  readonly contender: ContenderId;
  readonly language: ReasonLanguage;
}

/** A plain sentence that says no more than the facts. */
export function templateSentence({ item, because, contender, language }: ReasonFacts): string {
  const quoted = because.map(({ title }) => `“${title}”`);
  if (language === 'zh-CN') {
    if (quoted.length > 0) {
      return contender === 'content'
        ? `推荐“${item.title}”，因为它的文字与${quoted.join('、')}相近。`
        : `推荐“${item.title}”，是因为${quoted.join('、')}。`;
    }
    return isPopularity(contender)
      ? `推荐“${item.title}”，因为有 ${item.users} 位用户选过它。`
      : `推荐“${item.title}”是综合全部历史得出的；这种算法说不出单独的原因。`;
  }
  if (quoted.length > 0) {
    return contender === 'content'
      ? `“${item.title}” is suggested because its text is close to that of ${listed(quoted)}.`
      : `“${item.title}” is suggested because of ${listed(quoted)}.`;
  }
  return isPopularity(contender)
    ? `“${item.title}” is suggested because ${item.users} ${item.users === 1 ? 'user has' : 'users have'} it.`
    : `“${item.title}” is suggested by the whole history; this algorithm gives no single reasons.`;
}

function isPopularity(contender: ContenderId): boolean {
  return contender === 'popularity' || contender === 'recent-popularity';
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}`;
}
