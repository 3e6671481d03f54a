import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { PredictSampleId } from '../../../contract/predict-data.ts';
import { problemOf, useAsk, useBackend } from '../../backend.ts';
import type { Language } from '../../i18n/language.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { DropZone } from '../../ui/drop-zone.tsx';
import { usePredictDesk } from './predict-desk.ts';
import { sourceOfFile, tableEndings } from '../../table-file.ts';

interface BringDataProps {
  readonly projectId: string;
  onBrought(): void;
}

/** A file of one's own, or one of the samples. */
export function BringData({ projectId, onBrought }: BringDataProps) {
  const { t, i18n } = useTranslation();
  const backend = useBackend();
  const desk = usePredictDesk();
  const language = i18n.language as Language;
  const samples = useAsk('predict.samples', { language });
  const [making, setMaking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const look = async (file: File) => {
    setProblem(null);
    try {
      const source = await sourceOfFile(file);
      desk.drafts.set((now) => ({ ...now, [projectId]: { name: file.name, source } }));
      onBrought();
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  const open = async (sample: PredictSampleId) => {
    setProblem(null);
    setMaking(true);
    try {
      const { id } = await backend.call('predict.createSample', { projectId, sample, language });
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
      {samples.error && <ProblemNotice problem={problemOf(samples.error)} />}
      <DropZone
        choose={t('predict.data.choose')}
        accept={tableEndings}
        onFiles={([file]) => void (file && look(file))}
      >
        <p className="font-content text-content text-ink">{t('predict.data.none')}</p>
        <p className="mt-1 text-small text-ink-3">{t('predict.data.drop')}</p>
      </DropZone>
      <p className="text-ui text-ink-2" role="status">
        {making ? t('predict.data.making') : t('predict.data.samples')}
      </p>
      <ul className="space-y-1">
        {samples.data?.map(({ id, name, description }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <Button disabled={making} onClick={() => void open(id)}>
              {name}
            </Button>
            <span className="min-w-0 flex-1 basis-72 text-ui text-ink-2">{description}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
