import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../backend.ts';
import { resolveLanguage } from '../i18n/language.ts';

/** Keeps the texts in the language chosen. */
export function useLanguage(): void {
  const { i18n } = useTranslation();
  const chosen = useAsk('settings.get', {}).data?.language;
  useEffect(() => {
    if (!chosen) return;
    const language = resolveLanguage(chosen, navigator.languages);
    document.documentElement.lang = language;
    if (i18n.language !== language) void i18n.changeLanguage(language);
  }, [chosen, i18n]);
}
