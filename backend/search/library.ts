import type { ComposeLanguage } from '../../contract/compose-templates.ts';
import type { Searchable, SearchLibrary, SearchReader } from './ports.ts';
import type { Terms } from './terms.ts';

/** The templates that ship with the app and match, in either language: few enough to be looked through one by one. */
export function fromLibrary(
  { templates }: SearchLibrary,
  { words, grams }: Terms,
  join: 'all' | 'any',
  language: ComposeLanguage,
  reader: SearchReader,
): Searchable[] {
  const found = templates.filter(({ name, description }) => {
    const text = [name.en, name['zh-CN'], description.en, description['zh-CN']].join('\n');
    const held = reader.wordsOf(text);
    const heldGrams = reader.bigramsOf(text);
    const holds = [
      ...words.map((word) => {
        const forms = new Set(reader.inflectionsOf(word));
        return held.some(
          (candidate) => forms.has(candidate) || (word === words.at(-1) && candidate.startsWith(word)),
        );
      }),
      ...grams.map((gram) => heldGrams.some((candidate) => candidate.startsWith(gram))),
    ];
    return join === 'all' ? holds.every(Boolean) : holds.some(Boolean);
  });
  return found.map(({ id, name, description }) => ({
    id,
    projectId: null,
    projectName: '',
    title: name[language] || name.en,
    text: description[language] || description.en,
    target: { kind: 'template', templateId: id, isOwn: false },
  }));
}
