import type { Settings } from '../../contract/system.ts';

export type Language = 'en' | 'zh-CN';

/** The language shown: the one chosen, or the system's where there are texts in it. */
export function resolveLanguage(chosen: Settings['language'], system: readonly string[]): Language {
  if (chosen !== 'system') return chosen;
  for (const tag of system) {
    if (/^zh\b/i.test(tag)) return 'zh-CN';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}
