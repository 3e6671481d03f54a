import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { testKindSchema, type TestCase } from '../../../../contract/tests.ts';
import { problemOf, useAsk } from '../../../backend.ts';
import { ProblemNotice } from '../../../i18n/problem-notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useAttempt } from '../../../use-attempt.ts';
import { BringTests } from './bring-tests.tsx';
import { DraftPart } from './draft-part.tsx';
import { FilterChips } from './filter-chips.tsx';
import { Fold } from './fold.tsx';
import { emptyTest, TestForm } from './test-form.tsx';
import { TestTable } from './test-table.tsx';
import { useTestActions } from './use-test-actions.ts';

const rowsShown = 8;
const filters = ['all', ...testKindSchema.options, 'draft'] as const;
type Filter = (typeof filters)[number];

const fits = (test: TestCase, filter: Filter) =>
  filter === 'all' || (filter === 'draft' ? test.state === 'draft' : test.kind === filter);

/** The questions of a project: in rows, with the ways to get more. */
export function QuestionsPart({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation();
  const { problem, attempt } = useAttempt();
  const actions = useTestActions(projectId, attempt);
  const list = useAsk('tests.list', { projectId });
  const [filter, setFilter] = useState<Filter>('all');
  const [edited, setEdited] = useState<TestCase | 'new' | null>(null);
  const tests = list.data ?? [];
  const drafts = tests.filter(({ state }) => state === 'draft');
  const failure = problem ?? (list.error && problemOf(list.error));
  const title = edited === 'new' ? t('assistant.bench.questions.add') : t('assistant.bench.questions.edit');
  const wordOf = (one: Filter) => {
    if (one === 'all') return t('assistant.bench.questions.all');
    if (one === 'draft') return t('assistant.bench.questions.draftsOnly');
    return t(`assistant.bench.questions.kinds.${one}`);
  };
  return (
    <section className="border-t border-hairline py-6">
      <h2 className="font-content text-lead font-semibold">{t('assistant.bench.questions.title')}</h2>
      <div className="mt-2 space-y-4">
        {failure && <ProblemNotice problem={failure} />}
        {list.data &&
          (tests.length === 0 ? (
            <p className="max-w-column font-content text-content text-ink-2">
              {t('assistant.bench.questions.empty')}
            </p>
          ) : (
            <p className="text-small text-ink-3 tabular-nums">
              {t('assistant.bench.questions.count', { count: tests.length })}
              {drafts.length > 0 && `, ${t('assistant.bench.questions.drafts', { count: drafts.length })}`}
            </p>
          ))}
        <BringTests projectId={projectId} attempt={attempt}>
          <Button onClick={() => setEdited('new')}>{t('assistant.bench.questions.add')}</Button>
        </BringTests>
        <DraftPart projectId={projectId} />
        {tests.length > 0 && (
          <>
            <div className="flex flex-wrap items-center justify-between gap-2">
              <FilterChips<Filter>
                label={t('assistant.bench.questions.kind')}
                value={filter}
                onChange={setFilter}
                options={filters
                  .map((value) => ({
                    value,
                    label: wordOf(value),
                    count: tests.filter((test) => fits(test, value)).length,
                  }))
                  .filter(({ value, count }) => value === 'all' || count > 0)}
              />
              <span className="flex gap-2">
                {drafts.length > 0 && (
                  <Button onClick={() => void actions.confirm(drafts.map(({ id }) => id))}>
                    {t('assistant.bench.questions.confirmAll', { count: drafts.length })}
                  </Button>
                )}
                <Button look="quiet" onClick={() => void actions.exportCsv()}>
                  {t('assistant.bench.questions.export')}
                </Button>
              </span>
            </div>
            <Fold items={tests.filter((test) => fits(test, filter))} limit={rowsShown}>
              {(shown) => (
                <TestTable
                  tests={shown}
                  onOpen={setEdited}
                  onConfirm={({ id }) => void actions.confirm([id])}
                  onDelete={(test) => void actions.remove(test)}
                />
              )}
            </Fold>
          </>
        )}
      </div>
      <Sheet
        open={edited !== null}
        title={title}
        description={t(`assistant.bench.questions.${edited === 'new' ? 'addSay' : 'editSay'}`)}
        closeLabel={t('common.close')}
        onOpenChange={(open) => !open && setEdited(null)}
      >
        {problem && <ProblemNotice problem={problem} />}
        {edited !== null && (
          <TestForm
            projectId={projectId}
            start={edited === 'new' ? emptyTest : edited}
            save={edited === 'new' ? title : t('common.save')}
            onCancel={() => setEdited(null)}
            onSave={(fields) =>
              void (edited === 'new' ? actions.add(fields) : actions.edit(edited.id, fields)).then(
                (saved) => saved && setEdited(null),
              )
            }
          />
        )}
      </Sheet>
    </section>
  );
}
