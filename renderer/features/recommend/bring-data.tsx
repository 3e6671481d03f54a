import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import { sampleIdSchema } from '../../../contract/recommend-data.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { DropZone } from '../../ui/drop-zone.tsx';
import { newTable } from './import-draft.ts';
import { useRecommendDesk } from './recommend-desk.ts';
import { sourceOfFile, tableEndings } from '../../table-file.ts';

interface BringDataProps {
  readonly projectId: string;
  onBrought(): void;
}

/** A file of one's own, or one of the samples. */
export function BringData({ projectId, onBrought }: BringDataProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const desk = useRecommendDesk();
  const [making, setMaking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const look = async (file: File) => {
    setProblem(null);
    try {
      const interactions = newTable(file.name, await sourceOfFile(file));
      desk.drafts.set((now) => ({ ...now, [projectId]: { interactions, rule: null, items: null } }));
      onBrought();
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  const open = async (sample: (typeof sampleIdSchema.options)[number]) => {
    setProblem(null);
    setMaking(true);
    try {
      const { id } = await backend.call('recommend.createSample', { projectId, sample });
      desk.chosen.set((now) => ({ ...now, [projectId]: id }));
      onBrought();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setMaking(false);
    }
  };

  return (
    <div className="mb-6 space-y-4">
      {problem && <ProblemNotice problem={problem} />}
      <DropZone
        choose={t('recommend.data.choose')}
        accept={tableEndings}
        onFiles={([file]) => void (file && look(file))}
      >
        <p className="font-content text-content text-ink">{t('recommend.data.none')}</p>
        <p className="mt-1 text-small text-ink-3">{t('recommend.data.drop')}</p>
      </DropZone>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-2">
        <p className="mr-1 text-ui text-ink-2" role="status">
          {making ? t('recommend.data.making') : t('recommend.data.samples')}
        </p>
        {sampleIdSchema.options.map((sample) => (
          <Button key={sample} disabled={making} onClick={() => void open(sample)}>
            {t(`recommend.data.sample.${sample}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
