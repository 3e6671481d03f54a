import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { InklingError, type Problem } from '../../../contract/errors.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { markdownPage } from '../../markdown-page.ts';
import { downloadText } from '../../ui/download.ts';
import { usePlanLanguage } from './words.ts';

/** Writes the whole plan as a document and hands it to the person. */
export function usePlanExport(projectId: string) {
  const { t } = useTranslation();
  const language = usePlanLanguage();
  const backend = useBackend();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  /** False when the person thought better of it. */
  const print = async (name: string, markdown: string): Promise<boolean> => {
    const title = name.replace(/\.md$/, '');
    const result = await window.inkling.savePdf(title, await markdownPage(title, markdown));
    if (typeof result === 'string') return result === 'saved';
    throw new InklingError(
      'internal',
      t('plan.export.pdfFailed', { reason: result.failed }),
      t('plan.export.pdfRemedy'),
    );
  };

  const save = async (as: 'markdown' | 'pdf') => {
    setProblem(null);
    setBusy(true);
    try {
      const { name, markdown } = await backend.call('plan.export', { projectId, language });
      if (as === 'markdown') downloadText(name, markdown);
      else if (!(await print(name, markdown))) return;
      toast(t('plan.export.saved'));
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { save, busy, problem };
}
