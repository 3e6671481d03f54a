import { Command } from 'cmdk';
import { useTranslation } from 'react-i18next';
import { searchKinds, type SearchHit } from '../../../contract/search.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { MarkedText } from './marked-text.tsx';
import type { Search } from './use-search.ts';

/** What the values of found things begin with, so that the palette can tell them from commands. */
export const foundPrefix = 'found:';

interface FoundGroupsProps {
  readonly search: Search;
  readonly headingLook: string;
  readonly itemLook: string;
  /** Whether the project of each is told. */
  readonly tellsProject: boolean;
  onOpen(hit: SearchHit): void;
  onMore(): void;
}

/** What a search found, grouped by what it is, as entries of a list one walks through by arrow keys. */
export function FoundGroups({
  search,
  headingLook,
  itemLook,
  tellsProject,
  onOpen,
  onMore,
}: FoundGroupsProps) {
  const { t } = useTranslation();
  const { hits, more } = search;
  return (
    <>
      {searchKinds
        .map((kind) => ({ kind, ofKind: hits.filter(({ target }) => target.kind === kind) }))
        .filter(({ ofKind }) => ofKind.length > 0)
        .map(({ kind, ofKind }) => (
          <Command.Group key={kind} heading={t(`search.kinds.${kind}`)} className={headingLook}>
            {ofKind.map((hit) => (
              <Command.Item
                key={hit.id}
                value={`${foundPrefix}${hit.id}`}
                onSelect={() => onOpen(hit)}
                className={itemLook}
              >
                <Found hit={hit} tellsProject={tellsProject} />
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      {more.length > 0 && (
        <Command.Item value={`${foundPrefix}more`} onSelect={onMore} className={`${itemLook} text-accent`}>
          {t('search.more')}
        </Command.Item>
      )}
    </>
  );
}

/** How far a search is, for those who see the list and those who don't; it is no part of the list. */
export function SearchState({ search }: { readonly search: Search }) {
  const { t } = useTranslation();
  const { hits, indexing, running, problem } = search;
  return (
    <>
      {problem && (
        <div className="p-2">
          <ProblemNotice problem={problem} />
        </div>
      )}
      <p role="status" className={indexing ? 'px-4 pb-2 text-small text-ink-3' : 'sr-only'}>
        {indexing && t('search.indexing', indexing)}
        {!indexing && !running && t('search.found', { count: hits.length })}
      </p>
    </>
  );
}

function Found({ hit, tellsProject }: { readonly hit: SearchHit; readonly tellsProject: boolean }) {
  const { t } = useTranslation();
  const { title, excerpt, by, projectName } = hit;
  const notes = [
    ...(tellsProject && projectName !== '' ? [projectName] : []),
    ...(by === 'meaning' ? [t('search.byMeaning')] : []),
  ];
  return (
    <span className="min-w-0 flex-1">
      <span className="flex items-baseline justify-between gap-4">
        <span className="truncate">
          {title.text === '' ? t('search.untitled') : <MarkedText {...title} />}
        </span>
        <span className="shrink-0 text-small text-ink-3">{notes.join(' · ')}</span>
      </span>
      {excerpt.text !== '' && (
        <span className="line-clamp-2 font-content text-small text-ink-2">
          <MarkedText {...excerpt} />
        </span>
      )}
    </span>
  );
}
