import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import type { Problem } from '../../../contract/errors.ts';
import { broughtTasks, type InstalledModel } from '../../../contract/models.ts';
import { problemOf, queryKeyOf, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';

/** Choosing the model that writes or ranks passages, and deleting one that was imported. */
export function ModelActions({ model }: { readonly model: InstalledModel }) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const queries = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const attempt = async (work: () => Promise<unknown>, done: string) => {
    setIsBusy(true);
    setProblem(null);
    try {
      await work();
      toast(done);
      await queries.invalidateQueries({ queryKey: queryKeyOf('models.list', {}) });
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setIsBusy(false);
      setIsAsking(false);
    }
  };
  const { id, name } = model;
  const brought = broughtTasks.find((task) => task === model.task);
  const useLabel = t(brought ? 'models.useInstead' : 'models.use');
  const use = () =>
    attempt(
      () =>
        backend.call('models.use', {
          modelId: model.imported ? id : null,
          ...(brought ? { task: brought } : {}),
        }),
      t(brought ? 'models.usedInstead' : 'models.used', { model: name }),
    );
  const rank = () =>
    attempt(
      () => backend.call('models.use', { modelId: model.isDefault ? null : id, task: 'text-ranking' }),
      t(model.isDefault ? 'models.ranksNot' : 'models.ranksNow', { model: name }),
    );
  const remove = () =>
    attempt(() => backend.call('models.delete', { modelId: id }), t('models.deleted', { model: name }));
  return (
    <>
      {(model.task === 'text-generation' || brought) && !model.isDefault && model.state !== 'missing' && (
        <Button disabled={isBusy} aria-label={`${useLabel}: ${name}`} onClick={() => void use()}>
          {useLabel}
        </Button>
      )}
      {model.task === 'text-ranking' && model.state !== 'missing' && (
        <Button
          disabled={isBusy}
          aria-label={`${t(model.isDefault ? 'models.rankNot' : 'models.rank')}: ${name}`}
          onClick={() => void rank()}
        >
          {t(model.isDefault ? 'models.rankNot' : 'models.rank')}
        </Button>
      )}
      {model.imported && (
        <Button
          look="quiet"
          disabled={isBusy}
          aria-label={`${t('models.delete')} ${name}`}
          onClick={() => setIsAsking(true)}
        >
          {t('models.delete')}
        </Button>
      )}
      {problem && <ProblemNotice problem={problem} />}
      <Sheet
        open={isAsking}
        title={t('models.deleteTitle', { model: name })}
        description={t('models.deleteWhat', { size: format.bytes(model.sizeBytes) })}
        closeLabel={t('models.close')}
        onOpenChange={setIsAsking}
      >
        <div className="flex justify-end gap-3">
          <Button look="quiet" onClick={() => setIsAsking(false)}>
            {t('models.keep')}
          </Button>
          <Button disabled={isBusy} onClick={() => void remove()}>
            {t('models.deleteNow')}
          </Button>
        </div>
      </Sheet>
    </>
  );
}
