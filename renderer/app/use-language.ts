import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../backend.ts';
import { resolveLanguage, type Language } from '../i18n/language.ts';

const remembered = 'inkling.language';

/** The language of last time, so that also a locked window speaks it; else the system's. */
export function firstLanguage(): Language {
  const chosen = localStorage.getItem(remembered);
  return resolveLanguage(chosen === 'en' || chosen === 'zh-CN' ? chosen : 'system', navigator.languages);
}

/** Keeps the texts in the language chosen. */
export function useLanguage(): void {
  const { i18n } = useTranslation();
  const chosen = useAsk('settings.get', {}).data?.language;
  useEffect(() => {
    if (!chosen) return;
    localStorage.setItem(remembered, chosen);
    const language = resolveLanguage(chosen, navigator.languages);
    document.documentElement.lang = language;
    if (i18n.language !== language) void i18n.changeLanguage(language);
  }, [chosen, i18n]);
}
