import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { exportFormats, type ExportFormat } from '../../../contract/compose-documents.ts';
import type { ComposeLanguage } from '../../../contract/compose-templates.ts';
import { InklingError, type Problem } from '../../../contract/errors.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { markdownPage } from '../../markdown-page.ts';
import { downloadBytes } from '../../ui/download.ts';

export const textFormats = [...exportFormats, 'pdf'] as const;

interface Asked {
  readonly title: string;
  readonly text: string;
  readonly language: ComposeLanguage;
  readonly format: ExportFormat | 'pdf';
}

/** Writes a text as a file and hands it to the person. */
export function useTextExport() {
  const { t } = useTranslation();
  const backend = useBackend();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  /** False when the person thought better of it. */
  const print = async (title: string, text: string): Promise<boolean> => {
    const result = await window.inkling.savePdf(title, await markdownPage(title, text));
    if (typeof result === 'string') return result === 'saved';
    throw new InklingError(
      'internal',
      t('compose.export.pdfFailed', { reason: result.failed }),
      t('compose.export.pdfRemedy'),
    );
  };

  const save = async ({ title, text, language, format }: Asked) => {
    setProblem(null);
    setBusy(true);
    const named = title.trim() || t('compose.texts.untitled');
    try {
      if (format === 'pdf') {
        if (!(await print(named, text))) return;
      } else {
        const file = await backend.call('compose.export', { title: named, text, language, format });
        downloadBytes(file.name, file.base64, file.mediaType);
      }
      toast(t('compose.export.saved', { title: named }));
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { save, busy, problem };
}
