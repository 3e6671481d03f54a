import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PredictDataset } from '../../../contract/predict-data.ts';
import { useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { useRemoval } from '../../i18n/use-removal.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { useStore } from '../../ui/store.ts';
import { BringData } from './bring-data.tsx';
import { ImportForm } from './import-form.tsx';
import { usePredictDesk } from './predict-desk.ts';
import { ProfilePart } from './profile-part.tsx';
import { WorkLine } from '../../i18n/work-line.tsx';

interface DataPartProps {
  readonly projectId: string;
  readonly datasets: readonly PredictDataset[];
  readonly dataset: PredictDataset | null;
}

/** What there is to learn from, and bringing more. */
export function DataPart({ projectId, datasets, dataset }: DataPartProps) {
  const { t } = useTranslation();
  const desk = usePredictDesk();
  const backend = useBackend();
  const removal = useRemoval();
  const draft = useStore(desk.drafts, (state) => state[projectId] ?? null);
  const importing = useStore(desk.imports, (state) => state[projectId] ?? null);
  const [bringing, setBringing] = useState(false);
  const choose = (id: string) => desk.chosen.set((now) => ({ ...now, [projectId]: id }));

  const remove = ({ id, name }: PredictDataset) =>
    removal.remove({
      title: t('predict.data.deleting', { name }),
      done: t('predict.data.deleted', { name }),
      remove: () => backend.call('predict.deleteDataset', { datasetId: id }),
      restore: async () => {
        await backend.call('predict.restoreDataset', { datasetId: id });
        choose(id);
      },
    });

  if (draft || importing)
    return (
      <>
        {importing?.problem && (
          <div className="mb-4">
            <ProblemNotice problem={importing.problem} />
          </div>
        )}
        {importing && !importing.problem && (
          <WorkLine taskId={importing.taskId} title={t('predict.data.importing', { name: importing.name })} />
        )}
        {draft && (!importing || importing.problem) && <ImportForm projectId={projectId} draft={draft} />}
      </>
    );
  return (
    <>
      {removal.problem && <ProblemNotice problem={removal.problem} />}
      {dataset && (
        <div className="mb-4 flex flex-wrap items-center gap-2">
          <Select
            label={t('predict.data.which')}
            value={dataset.id}
            options={datasets.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={choose}
          />
          <IconButton label={t('predict.data.delete')} onClick={() => void remove(dataset)}>
            <Trash2 size={15} aria-hidden />
          </IconButton>
          <Button look="quiet" aria-expanded={bringing} onClick={() => setBringing(!bringing)}>
            {t('predict.data.another')}
          </Button>
          {dataset.origin.kind === 'sample' && (
            <span className="text-ui text-ink-3">{t('predict.data.invented')}</span>
          )}
        </div>
      )}
      {(!dataset || bringing) && <BringData projectId={projectId} onBrought={() => setBringing(false)} />}
      {dataset && <ProfilePart key={dataset.id} dataset={dataset} />}
    </>
  );
}
