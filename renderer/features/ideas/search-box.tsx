import { Search, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { boardQueryLimit } from '../../../contract/board.ts';
import { IconButton } from '../../ui/button.tsx';
import { Switch } from './switch.tsx';
import type { BoardSearch } from './use-board-search.ts';

interface SearchBoxProps {
  readonly value: string;
  readonly search: BoardSearch | null;
  readonly why: boolean;
  onChange(value: string): void;
  onWhy(why: boolean): void;
}

/** Finds ideas by words and by meaning, as one types; Escape gives them all back. */
export function SearchBox({ value, search, why, onChange, onWhy }: SearchBoxProps) {
  const { t } = useTranslation();
  const embedding = search?.progress && search.progress.total > 0 ? search.progress : null;
  return (
    <div role="search" className="flex min-w-0 flex-wrap items-center gap-x-3">
      <label className="flex h-8 w-60 items-center gap-2 rounded-md border border-hairline px-2 focus-within:border-hairline-strong">
        <Search size={14} aria-hidden className="shrink-0 text-ink-3" />
        <input
          id="ideas-search"
          type="text"
          value={value}
          maxLength={boardQueryLimit}
          aria-label={t('board.search.label')}
          placeholder={t('board.search.prompt')}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            onChange('');
            event.currentTarget.blur();
          }}
          className="min-w-0 flex-1 bg-transparent outline-none"
        />
        {value !== '' && (
          <IconButton label={t('board.search.clear')} className="-mr-1.5 size-6" onClick={() => onChange('')}>
            <X size={13} aria-hidden />
          </IconButton>
        )}
      </label>
      {value.trim() !== '' && (
        <>
          <p role="status" className="text-small text-ink-3 tabular-nums">
            {embedding
              ? t('board.search.reading', { done: embedding.done, total: embedding.total })
              : search && search.progress === null
                ? t('board.search.found', { count: search.hits.length })
                : t('board.search.looking')}
          </p>
          <Switch checked={why} label={t('board.search.why')} onChange={onWhy} />
        </>
      )}
    </div>
  );
}
