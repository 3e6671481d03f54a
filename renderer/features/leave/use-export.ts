import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { InklingError, type Problem } from '../../../contract/errors.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';
import { downloadBytes } from '../../ui/download.ts';
import { requestOf, type ExportDraft } from './export-draft.ts';

/** Writes a project as a file and hands it to the person. */
export function useExport(projectId: string) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  /** False when the person thought better of it. */
  const print = async (name: string, base64: string): Promise<boolean> => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const title = name.replace(/\.html$/u, '');
    const result = await window.inkling.savePdf(title, new TextDecoder().decode(bytes));
    if (typeof result === 'string') return result === 'saved';
    throw new InklingError('internal', t('leave.pdfFailed', { reason: result.failed }), t('leave.pdfRemedy'));
  };

  /** True when something was handed over. */
  const save = async (draft: ExportDraft): Promise<boolean> => {
    setProblem(null);
    setBusy(true);
    try {
      const request = requestOf(draft, projectId, i18n.language as Language);
      const file = await backend.call('leave.export', request);
      if (draft.format === 'pdf') {
        if (!(await print(file.name, file.base64))) return false;
      } else downloadBytes(file.name, file.base64, file.mediaType);
      const left = format.list(file.leftOut);
      toast(left === '' ? t('leave.saved') : t('leave.savedWithout', { left }));
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { save, busy, problem };
}
