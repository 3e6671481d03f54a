import { fileNameOf } from '../../../contract/file-name.ts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Idea, Method } from '../../../contract/ideation.ts';
import type { Language } from '../../i18n/language.ts';
import { downloadText } from '../../ui/download.ts';
import { handOf } from './hand.ts';
import { ideasToMarkdown } from './ideas-markdown.ts';

/** Copies or downloads ideas as Markdown. */
export function useIdeasExport(
  heading: string,
  ideas: readonly Idea[],
  methods: readonly Method[] | undefined,
) {
  const { t, i18n } = useTranslation();
  const markdown = useCallback(
    () =>
      ideasToMarkdown(heading, ideas, {
        who: t('ideas.fields.who'),
        why: t('ideas.fields.why'),
        experiment: t('ideas.fields.experiment'),
        origin(idea) {
          const from = idea.provenance;
          if (!from) return null;
          const method = methods?.find((candidate) => candidate.id === from.method);
          return [
            t(`ideas.hands.${handOf(idea)}`),
            from.model.id,
            `${t('provenance.method')}: ${method?.name[i18n.language as Language] ?? from.method}`,
            `${t('provenance.stimulus')}: ${from.stimulus.text}`,
            `${t('provenance.seed')}: ${from.seed}`,
          ].join(' · ');
        },
      }),
    [heading, ideas, methods, t, i18n.language],
  );
  const copy = useCallback(() => {
    navigator.clipboard.writeText(markdown()).then(
      () => toast(t('ideas.copied')),
      () => toast(t('common.copyFailed')),
    );
  }, [markdown, t]);
  const download = useCallback(
    () => downloadText(fileNameOf(heading, 'md'), markdown()),
    [heading, markdown],
  );
  return { copy, download };
}
