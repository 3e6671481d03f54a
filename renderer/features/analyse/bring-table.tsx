import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { analysisSampleSchema } from '../../../contract/analyse-data.ts';
import type { Problem } from '../../../contract/errors.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { DropZone } from '../../ui/drop-zone.tsx';
import { useAnalyseDesk } from './analyse-desk.ts';
import { sourceOfFile, tableEndings } from '../../table-file.ts';

/** A table of one's own, or one of the samples. */
export function BringTable({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation();
  const backend = useBackend();
  const desk = useAnalyseDesk();
  const [problem, setProblem] = useState<Problem | null>(null);
  const attempt = async (work: () => Promise<void>) => {
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  const look = (file: File) =>
    attempt(async () => {
      const source = await sourceOfFile(file);
      const draft = { name: file.name, source, options: {}, columns: {} };
      desk.drafts.set((now) => ({ ...now, [projectId]: draft }));
    });
  const open = (sample: (typeof analysisSampleSchema.options)[number]) =>
    attempt(async () => {
      const { id } = await backend.call('analyse.createSample', { projectId, sample });
      desk.chosen.set((now) => ({ ...now, [projectId]: id }));
    });
  return (
    <div className="space-y-4">
      {problem && <ProblemNotice problem={problem} />}
      <DropZone
        choose={t('analyse.bring.choose')}
        accept={tableEndings}
        onFiles={([file]) => void (file && look(file))}
      >
        {t('analyse.bring.drop')}
      </DropZone>
      <div className="flex flex-wrap items-center gap-2">
        <p className="mr-1 text-ui text-ink-2">{t('analyse.bring.samples')}</p>
        {analysisSampleSchema.options.map((sample) => (
          <Button key={sample} onClick={() => void open(sample)}>
            {t(`analyse.samples.${sample}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
