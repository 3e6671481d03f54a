import { useTranslation } from 'react-i18next';
import type { Bilingual } from '../../../contract/plan-library.ts';
import type { Language } from '../../i18n/language.ts';

/** The language shown. */
export function usePlanLanguage(): Language {
  return useTranslation().i18n.language as Language;
}

/** Says a text of the library in the language shown. */
export function useSay(): (text: Bilingual) => string {
  const language = usePlanLanguage();
  return (text) => text[language];
}
