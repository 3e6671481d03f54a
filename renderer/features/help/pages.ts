import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readHelp, type HelpPage } from './help-text.ts';
import { helpTopics, type HelpTopic } from './topics.ts';

export type HelpPages = ReadonlyMap<HelpTopic, HelpPage>;

/** The pages lie beside the window's other files and are read when somebody asks for help: they work without a backend. */
const files = import.meta.glob<string>('../../../library/help/*/*.md', { query: '?raw', import: 'default' });

async function load(language: string): Promise<HelpPages> {
  const pages = helpTopics.map(async (topic) => {
    const read = files[`../../../library/help/${language}/${topic}.md`]!;
    return [topic, readHelp(await read())] as const;
  });
  return new Map(await Promise.all(pages));
}

/** The pages in the language of the window; null while they are read. */
export function useHelpPages(): HelpPages | null {
  const { i18n } = useTranslation();
  const language = i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
  const [pages, setPages] = useState<{ readonly language: string; readonly all: HelpPages } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void load(language).then((all) => isWanted && setPages({ language, all }));
    return () => {
      isWanted = false;
    };
  }, [language]);
  return pages?.language === language ? pages.all : null;
}
