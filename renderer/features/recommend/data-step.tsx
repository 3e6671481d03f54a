import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dataset } from '../../../contract/recommend-data.ts';
import { useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { useRemoval } from '../../i18n/use-removal.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { useStore } from '../../ui/store.ts';
import { datasetName } from './dataset-name.ts';
import { BringData } from './bring-data.tsx';
import { DataProblems } from './data-problems.tsx';
import { ImportForm } from './import-form.tsx';
import { ImportLine } from './import-line.tsx';
import { OverviewPart } from './overview.tsx';
import { useRecommendDesk } from './recommend-desk.ts';

interface DataStepProps {
  readonly projectId: string;
  readonly datasets: readonly Dataset[];
  readonly dataset: Dataset | null;
}

/** The first step: what there is to learn from, and bringing more. */
export function DataStep({ projectId, datasets, dataset }: DataStepProps) {
  const { t } = useTranslation();
  const desk = useRecommendDesk();
  const backend = useBackend();
  const removal = useRemoval();
  const draft = useStore(desk.drafts, (state) => state[projectId] ?? null);
  const importing = useStore(desk.imports, (state) => state[projectId] ?? null);
  const [bringing, setBringing] = useState(false);
  const choose = (id: string) => desk.chosen.set((now) => ({ ...now, [projectId]: id }));

  const remove = (dataset: Dataset) => {
    const { id } = dataset;
    const name = datasetName(dataset, t);
    return removal.remove({
      title: t('recommend.data.deleting', { name }),
      done: t('recommend.data.deleted', { name }),
      remove: () => backend.call('recommend.deleteDataset', { datasetId: id }),
      restore: async () => {
        await backend.call('recommend.restoreDataset', { datasetId: id });
        choose(id);
      },
    });
  };

  if (draft || importing)
    return (
      <>
        {importing && <ImportLine projectId={projectId} state={importing} />}
        {draft && (!importing || importing.problem) && <ImportForm projectId={projectId} draft={draft} />}
      </>
    );
  return (
    <>
      {removal.problem && <ProblemNotice problem={removal.problem} />}
      {dataset && (
        <div className="mb-4 flex flex-wrap items-center gap-2">
          <Select
            label={t('recommend.data.which')}
            value={dataset.id}
            options={datasets.map((one) => ({ value: one.id, label: datasetName(one, t) }))}
            onChange={choose}
          />
          <IconButton label={t('recommend.data.delete')} onClick={() => void remove(dataset)}>
            <Trash2 size={15} aria-hidden />
          </IconButton>
          <Button look="quiet" aria-expanded={bringing} onClick={() => setBringing(!bringing)}>
            {t('recommend.data.another')}
          </Button>
        </div>
      )}
      {(!dataset || bringing) && <BringData projectId={projectId} onBrought={() => setBringing(false)} />}
      {dataset && (
        <>
          <OverviewPart key={dataset.id} dataset={dataset} />
          <DataProblems key={`problems-${dataset.id}`} dataset={dataset} />
        </>
      )}
    </>
  );
}
