import { Search } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { caseQueryLimit, type FoundCase } from '../../../contract/plan.ts';
import type { PlanCase } from '../../../contract/plan-library.ts';
import { useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { CaseEntry } from './case-entry.tsx';
import { usePlanWork } from './use-plan-work.ts';
import { usePlanLanguage } from './words.ts';

interface CasesProps {
  readonly cases: readonly PlanCase[];
  onUse(cardId: string): void;
}

/** The case library: all of it, or what a search found, best first. */
export function Cases({ cases, onUse }: CasesProps) {
  const { t } = useTranslation();
  const language = usePlanLanguage();
  const backend = useBackend();
  const { problem, attempt } = usePlanWork();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<readonly FoundCase[] | null>(null);
  const [searching, setSearching] = useState(false);
  const latest = useRef(0);

  const search = async () => {
    if (query.trim() === '') {
      setFound(null);
      return;
    }
    const turn = ++latest.current;
    setSearching(true);
    await attempt(async () => {
      const answer = await backend.call('plan.findCases', { query, language });
      // A slow answer to an earlier question must not replace that of a later one.
      if (turn === latest.current) setFound(answer);
    });
    if (turn === latest.current) setSearching(false);
  };
  const use = (one: PlanCase) => {
    onUse(one.cardId);
    toast(t('plan.cases.using', { title: one[language].title }));
  };
  const shown = found
    ? found.flatMap((hit) => {
        const one = cases.find(({ id }) => id === hit.caseId);
        return one ? [{ one, hit }] : [];
      })
    : cases.map((one) => ({ one, hit: null }));

  return (
    <>
      <p className="max-w-column font-content text-content text-ink-2">{t('plan.cases.lead')}</p>
      <form
        role="search"
        className="mt-4 flex max-w-column items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void search();
        }}
      >
        <input
          type="search"
          aria-label={t('plan.cases.search')}
          placeholder={t('plan.cases.search')}
          value={query}
          maxLength={caseQueryLimit}
          onChange={(event) => {
            setQuery(event.target.value);
            if (event.target.value === '') setFound(null);
          }}
          className="h-9 min-w-0 flex-1 rounded-md border border-hairline-strong bg-transparent px-3 text-ui"
        />
        <Button type="submit" icon={<Search size={14} aria-hidden />} disabled={searching}>
          {searching ? t('plan.cases.searching') : t('plan.cases.find')}
        </Button>
        {found && (
          <Button
            look="quiet"
            onClick={() => {
              setQuery('');
              setFound(null);
            }}
          >
            {t('plan.cases.clear')}
          </Button>
        )}
      </form>
      {problem && (
        <div className="mt-4">
          <ProblemNotice problem={problem} />
        </div>
      )}
      <ul
        aria-label={t('plan.tabs.cases')}
        aria-busy={searching}
        className="mt-4 grid gap-x-10 wide:grid-cols-2"
      >
        {shown.map(({ one, hit }) => (
          <CaseEntry key={one.id} case={one} hit={hit} onUse={() => use(one)} />
        ))}
      </ul>
    </>
  );
}
