import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { InklingError, type Problem } from '../../../contract/errors.ts';
import type { DevelopTemplate } from '../../../contract/develop-templates.ts';
import { problemOf } from '../../backend.ts';
import type { Page } from './page-context.ts';
import { printedDocument } from './printed-document.ts';
import { useDevelopLanguage, useSay } from './words.ts';

/** Saves a document as a PDF, laid out like the paper form. */
export function usePrint(template: DevelopTemplate, page: Page) {
  const { t } = useTranslation();
  const say = useSay();
  const language = useDevelopLanguage();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const print = async () => {
    setProblem(null);
    setBusy(true);
    try {
      const title = `${page.documents.title}: ${say(template.name)}`;
      const document = page.documents.documents.find(({ templateId }) => templateId === template.id);
      const html = printedDocument(template, document, {
        title: page.documents.title,
        language,
        evidence: t('develop.print.evidence'),
      });
      const result = await window.inkling.savePdf(title, html);
      if (result === 'saved') toast(t('develop.print.saved'));
      else if (typeof result !== 'string')
        throw new InklingError(
          'internal',
          t('develop.print.failed', { reason: result.failed }),
          t('develop.print.remedy'),
        );
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { print, busy, problem };
}
