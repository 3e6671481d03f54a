import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../../contract/converge-criteria.ts';
import type { Language } from '../../i18n/language.ts';

/** Says words in the language shown. */
export function useSay(): (words: Words) => string {
  const language = useTranslation().i18n.language as Language;
  return useCallback((words) => words[language], [language]);
}
