import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Problem } from '../../../contract/errors.ts';
import type { Dataset } from '../../../contract/recommend-data.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { useStore } from '../../ui/store.ts';
import { useUndo } from '../../ui/undo.ts';
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
  const undo = useUndo();
  const draft = useStore(desk.drafts, (state) => state[projectId] ?? null);
  const importing = useStore(desk.imports, (state) => state[projectId] ?? null);
  const [bringing, setBringing] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const choose = (id: string) => desk.chosen.set((now) => ({ ...now, [projectId]: id }));

  const remove = async (dataset: Dataset) => {
    const { id } = dataset;
    const name = datasetName(dataset, t);
    setProblem(null);
    try {
      await backend.call('recommend.deleteDataset', { datasetId: id });
      const back = undo.push(t('recommend.data.deleting', { name }), async () => {
        await backend.call('recommend.restoreDataset', { datasetId: id });
        choose(id);
      });
      toast(t('recommend.data.deleted', { name }), {
        action: {
          label: t('common.undo'),
          onClick: () => void back().catch((error: unknown) => setProblem(problemOf(error))),
        },
      });
    } catch (error) {
      setProblem(problemOf(error));
    }
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
      {problem && <ProblemNotice problem={problem} />}
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
