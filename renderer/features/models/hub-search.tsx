import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hub } from '../../../contract/catalogue.ts';
import type { OutputOf } from '../../../contract/index.ts';
import { useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useAttempt } from '../../use-attempt.ts';
import { FoundEntry } from './found-entry.tsx';

interface HubSearchProps {
  readonly hub: Hub;
  readonly isAllowed: boolean;
}

const mostCharacters = 100;

/** Searching the hub by name, once a person allowed it for this hub. */
export function HubSearch({ hub, isAllowed }: HubSearchProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const { problem, attempt } = useAttempt();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<OutputOf<'models.search'> | null>(null);
  const [isSearching, setIsSearching] = useState(false);
  const { host } = hub;
  const allow = (allowed: boolean) =>
    attempt(async () => {
      await backend.call('models.allowSearch', { allowed });
      setFound(null);
    });
  const search = async () => {
    setIsSearching(true);
    setFound(null);
    await attempt(async () => setFound(await backend.call('models.search', { query })));
    setIsSearching(false);
  };
  return (
    <section aria-labelledby="models-search" className="border-t border-hairline py-4">
      <h3 id="models-search" className="font-content text-content font-semibold">
        {t('catalogue.search.title', { host })}
      </h3>
      <p className="mt-1 text-ui text-ink-2">
        {t(isAllowed ? 'catalogue.search.allowedLead' : 'catalogue.search.lead', { host })}
      </p>
      {isAllowed ? (
        <>
          <form
            className="mt-3 flex flex-wrap items-center gap-3"
            onSubmit={(event) => {
              event.preventDefault();
              void search();
            }}
          >
            <div className="w-72 max-w-full">
              <SearchField
                label={t('catalogue.search.name')}
                value={query}
                limit={mostCharacters}
                onChange={setQuery}
              />
            </div>
            <Button type="submit" disabled={isSearching || query.trim().length < 2}>
              {t(isSearching ? 'catalogue.search.searching' : 'catalogue.search.search')}
            </Button>
            <Button look="quiet" onClick={() => void allow(false)}>
              {t('catalogue.search.forbid')}
            </Button>
          </form>
          <div role="status" className="mt-2 text-small text-ink-3">
            {found &&
              (found.models.length === 0
                ? t('catalogue.search.nothing', { host: found.host })
                : t('catalogue.search.found', { count: found.models.length }))}
          </div>
          {found?.models.some(({ files }) => files.some(({ fit }) => fit !== null)) && (
            <p className="text-small text-ink-3">{t('catalogue.search.reckoned')}</p>
          )}
        </>
      ) : (
        <div className="mt-3">
          <Button onClick={() => void allow(true)}>{t('catalogue.search.allow', { host })}</Button>
        </div>
      )}
      {problem && (
        <div className="mt-3">
          <ProblemNotice problem={problem} />
        </div>
      )}
      {isAllowed && found && found.models.length > 0 && (
        <ul aria-label={t('catalogue.search.results')} className="mt-2">
          {found.models.map((model) => (
            <FoundEntry key={model.repository} model={model} hub={hub} />
          ))}
        </ul>
      )}
    </section>
  );
}
