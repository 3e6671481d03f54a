import { useTranslation } from 'react-i18next';
import type { EntryWords } from '../../../contract/develop-documents.ts';
import type { DevelopField, DevelopTemplate } from '../../../contract/develop-templates.ts';
import type { Language } from '../../i18n/language.ts';

interface Localized {
  readonly en: string;
  readonly 'zh-CN': string;
}

/** The language shown. */
export function useDevelopLanguage(): Language {
  return useTranslation().i18n.language as Language;
}

/** Says a text of the library in the language shown. */
export function useSay(): (text: Localized) => string {
  const language = useDevelopLanguage();
  return (text) => text[language];
}

/** All fields of a document, from top to bottom. */
export function fieldsOf(template: DevelopTemplate): DevelopField[] {
  return template.sections.flatMap(({ fields }) => fields);
}

/** True when nothing is written in an entry. */
export function isBlank({ text, cells }: EntryWords): boolean {
  return [text, ...Object.values(cells)].every((one) => one.trim() === '');
}

/** What an entry says in one line: of a row, its first cell with words. */
export function lineOf(field: DevelopField, { text, cells }: EntryWords): string {
  if (field.kind !== 'table') return text.trim();
  return field.columns.map(({ id }) => (cells[id] ?? '').trim()).find((cell) => cell !== '') ?? '';
}
