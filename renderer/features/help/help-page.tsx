import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlaceTitle } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { HelpBody } from './help-body.tsx';
import { holdsWords } from './help-text.ts';
import { useHelpPages } from './pages.ts';
import { helpTopics, type HelpTopic } from './topics.ts';

const queryLimit = 100;

interface HelpPlaceProps {
  readonly topic: HelpTopic;
  onTopic(topic: HelpTopic): void;
}

/** The help: topics to choose from or to search, and the one that is open. */
export function HelpPage({ topic, onTopic }: HelpPlaceProps) {
  const { t } = useTranslation();
  const pages = useHelpPages();
  const [typed, setTyped] = useState('');
  const main = useRef<HTMLElement>(null);
  // A topic that follows another begins at its beginning.
  useEffect(() => main.current?.closest('main')?.scrollTo(0, 0), [topic]);
  const query = typed.trim();
  const found = helpTopics.filter((one) => {
    const page = pages?.get(one);
    return page && (query === '' || holdsWords(page, query));
  });
  const page = pages?.get(topic);
  return (
    <div className="mx-auto w-full max-w-[60rem] px-6 pt-10 pb-24 mid:pt-14 short:pt-6">
      <PlaceTitle lead={t('help.lead')}>{t('nav.help')}</PlaceTitle>
      <div className="gap-12 mid:grid mid:grid-cols-[14rem_minmax(0,1fr)]">
        <nav aria-label={t('help.topics')} className="mb-8 mid:sticky mid:top-6 mid:self-start">
          <SearchField label={t('help.search')} value={typed} limit={queryLimit} onChange={setTyped} />
          <p
            role="status"
            className={query === '' || found.length > 0 ? 'sr-only' : 'mt-3 text-ui text-ink-3'}
          >
            {query !== '' && t('help.found', { count: found.length })}
          </p>
          <ul className="mt-3 border-l border-hairline">
            {found.map((one) => (
              <li key={one}>
                <button
                  type="button"
                  aria-current={one === topic ? 'page' : undefined}
                  onClick={() => onTopic(one)}
                  className="-ml-px w-full rounded-r-sm border-l border-transparent py-1 pl-3 text-left text-ui text-ink-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
                >
                  {pages?.get(one)?.title}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <article ref={main} aria-labelledby="help-title" className="min-w-0 max-w-column">
          {page && <HelpBody page={page} query={query} />}
        </article>
      </div>
    </div>
  );
}
