import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Analysis } from '../../../contract/analyse-data.ts';
import type { Problem } from '../../../contract/errors.ts';
import { useBackend } from '../../backend.ts';
import { downloadText } from '../../ui/download.ts';
import { useAnalyseDesk, workKey } from './analyse-desk.ts';

/** Hands the table with what was found to the person, as CSV. */
export function useAnalysisExport(analysis: Analysis) {
  const { t } = useTranslation();
  const backend = useBackend();
  const desk = useAnalyseDesk();
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async () => {
    setProblem(null);
    let name = '';
    let mediaType = '';
    const texts: string[] = [];
    const done = await desk.follow(
      'export',
      analysis,
      (signal) => backend.stream('analyse.export', { analysisId: analysis.id }, signal),
      (event) => {
        if (event.type === 'file') ({ name, mediaType } = event);
        else if (event.type === 'text') texts.push(event.text);
      },
    );
    if (!done) return setProblem(desk.works.get()[workKey('export', analysis.id)]?.problem ?? null);
    downloadText(name, texts.join(''), mediaType);
    toast(t('analyse.exported', { name }));
  };
  return { save, problem };
}
