import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf, useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { SearchPick } from './search-pick.tsx';

const offered = 12;

interface UserPickerProps {
  readonly datasetId: string;
  readonly userId: string | null;
  onChoose(userId: string): void;
}

/** Somebody of the data, found by id. */
export function UserPicker({ datasetId, userId, onChoose }: UserPickerProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const answer = useAsk('recommend.users', { datasetId, search, limit: offered });
  return (
    <>
      {answer.error && <ProblemNotice problem={problemOf(answer.error)} />}
      <div className="flex flex-wrap items-center gap-3">
        <SearchPick
          label={t('recommend.try.searchUser')}
          nothing={t('recommend.try.noMatch')}
          search={search}
          found={answer.data?.users}
          keyOf={({ id }) => id}
          textOf={({ id, items }) => t('recommend.try.userItems', { id, count: items })}
          onSearch={setSearch}
          onPick={({ id }) => {
            setSearch('');
            onChoose(id);
          }}
        />
        {userId !== null && <p className="text-ui font-medium [overflow-wrap:anywhere]">{userId}</p>}
      </div>
    </>
  );
}
