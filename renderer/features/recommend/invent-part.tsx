import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueItem } from '../../../contract/recommend-data.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { IconButton } from '../../ui/button.tsx';
import { SearchPick } from './search-pick.tsx';

const offered = 12;

interface InventPartProps {
  readonly datasetId: string;
  readonly chosen: readonly CatalogueItem[];
  onChange(chosen: readonly CatalogueItem[]): void;
}

/** Somebody invented by what they have chosen. */
export function InventPart({ datasetId, chosen, onChange }: InventPartProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const answer = useAsk('recommend.items', { datasetId, search, limit: offered });
  const ids = new Set(chosen.map(({ id }) => id));
  return (
    <>
      {answer.error && <ProblemNotice problem={problemOf(answer.error)} />}
      <div className="flex flex-wrap items-center gap-3">
        <SearchPick
          label={t('recommend.try.searchItem')}
          nothing={t('recommend.try.noMatch')}
          search={search}
          found={answer.data?.items.filter(({ id }) => !ids.has(id))}
          keyOf={({ id }) => id}
          textOf={({ title }) => title}
          onSearch={setSearch}
          onPick={(item) => {
            setSearch('');
            onChange([...chosen, item]);
          }}
        />
        {chosen.length === 0 && <p className="text-ui text-ink-3">{t('recommend.try.inventHint')}</p>}
      </div>
      {chosen.length > 0 && (
        <ul aria-label={t('recommend.try.chosen')} className="mt-3 flex flex-wrap gap-x-4 gap-y-1">
          {chosen.map((item) => (
            <li key={item.id} className="flex items-center gap-1 text-ui">
              {item.title}
              <IconButton
                label={t('recommend.try.away', { title: item.title })}
                className="size-5!"
                onClick={() => onChange(chosen.filter(({ id }) => id !== item.id))}
              >
                <X size={13} aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
