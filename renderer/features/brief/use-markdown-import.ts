import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Problem } from '../../../contract/errors.ts';
import { briefMarkdownLimit, type BriefFields } from '../../../contract/projects.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { useUndo } from '../../ui/undo.ts';
import { briefFieldNames, type BriefDraft } from './brief-draft.ts';
import { readMarkdownFile } from './read-markdown-file.ts';

/** Why a file was not taken: a sentence of our own, or what the backend said. */
export type ImportFailure = string | Problem;

function overwrite(draft: BriefDraft, fields: BriefFields): Promise<void> {
  for (const name of briefFieldNames) {
    if (draft.state.get().fields[name] !== fields[name]) draft.write(name, fields[name]);
  }
  return draft.flush();
}

/** Reads a Markdown file into a draft; what it replaced can be taken back. */
export function useMarkdownImport(draft: BriefDraft) {
  const backend = useBackend();
  const undo = useUndo();
  const { t } = useTranslation();
  const format = useFormat();
  const [failure, setFailure] = useState<ImportFailure | null>(null);

  const importFile = useCallback(
    async (file: File) => {
      setFailure(null);
      const read = await readMarkdownFile(file);
      if (read.kind !== 'text') {
        setFailure(
          t(`brief.refused.${read.kind}`, { file: file.name, limit: format.number(briefMarkdownLimit) }),
        );
        return;
      }
      try {
        const parsed = await backend.call('briefs.parseMarkdown', { markdown: read.text });
        const before = draft.state.get().fields;
        await overwrite(draft, parsed);
        const takeBack = undo.push(
          t('brief.importing', { file: file.name }),
          () => overwrite(draft, before),
          () => overwrite(draft, parsed),
        );
        toast(t('brief.imported', { file: file.name }), {
          action: { label: t('common.undo'), onClick: () => void takeBack() },
        });
      } catch (error) {
        setFailure(problemOf(error));
      }
    },
    [backend, draft, undo, t, format],
  );

  return { importFile, failure };
}
