import { useTranslation } from 'react-i18next';
import type { ComposeLanguage, Template } from '../../../contract/compose-templates.ts';
import type { Language } from '../../i18n/language.ts';

type Bilingual = Template['name'];

/** A text in a language; where it has none, in the other. */
export function sayIn(text: Bilingual, language: ComposeLanguage): string {
  return text[language] || text.en || text['zh-CN'];
}

/** Says a text of a template in the language shown; where it has none, in the other. */
export function useSay(): (text: Bilingual) => string {
  const language = useTranslation().i18n.language as Language;
  return (text) => sayIn(text, language);
}

/** The language the window is in. */
export function useWindowLanguage(): Language {
  return useTranslation().i18n.language as Language;
}
