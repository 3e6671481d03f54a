import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { TestCase, TestFields } from '../../../../contract/tests.ts';
import { patchAnswer, useBackend } from '../../../backend.ts';
import { downloadText } from '../../../ui/download.ts';
import { useUndo } from '../../../ui/undo.ts';

type Attempt = (work: () => Promise<unknown>) => Promise<boolean>;

/** What can be done to the questions of the test bench; what fails goes through `attempt`. */
export function useTestActions(projectId: string, attempt: Attempt) {
  const backend = useBackend();
  const queries = useQueryClient();
  const undo = useUndo();
  const { t } = useTranslation();
  return useMemo(() => {
    const reload = () => void queries.invalidateQueries({ queryKey: ['tests.list'] });
    return {
      add: (fields: TestFields) =>
        attempt(() => backend.call('tests.add', { projectId, fields }).then(reload)),
      edit: (id: string, fields: TestFields) =>
        attempt(() => backend.call('tests.edit', { id, fields }).then(reload)),
      confirm: (ids: readonly string[]) =>
        attempt(() => backend.call('tests.confirm', { ids: [...ids] }).then(reload)),
      remove: async ({ id, question }: TestCase) => {
        patchAnswer(queries, 'tests.list', { projectId }, (now) => now.filter((test) => test.id !== id));
        const done = await attempt(() => backend.call('tests.delete', { ids: [id] }));
        reload();
        if (!done) return;
        const takeBack = undo.push(
          t('assistant.bench.questions.deleteTest', { question }),
          async () => {
            await attempt(() => backend.call('tests.restore', { ids: [id] }).then(reload));
          },
          async () => {
            await attempt(() => backend.call('tests.delete', { ids: [id] }).then(reload));
          },
        );
        toast(t('assistant.bench.questions.deleted', { question }), {
          action: { label: t('common.undo'), onClick: () => void takeBack() },
        });
      },
      exportCsv: () =>
        attempt(async () => {
          const { fileName, text } = await backend.call('tests.exportCsv', { projectId });
          downloadText(fileName, text, 'text/csv');
        }),
    };
  }, [backend, queries, undo, t, projectId, attempt]);
}
