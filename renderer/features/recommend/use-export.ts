import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { InklingError, type Problem } from '../../../contract/errors.ts';
import type { Dataset } from '../../../contract/recommend-data.ts';
import type { ExportKind } from '../../../contract/recommend.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { markdownPage } from '../../markdown-page.ts';
import { downloadText } from '../../ui/download.ts';
import type { ContenderId } from './contender-choice.tsx';
import { joinPieces, type ExportedFile } from './join-pieces.ts';
import { useRecommendDesk } from './recommend-desk.ts';

interface Asked {
  readonly kind: ExportKind;
  readonly contender: ContenderId;
  readonly k: number;
  readonly runId: string | undefined;
  /** A text in Markdown can be saved as it is, or printed. */
  readonly as: 'file' | 'pdf';
}

const withContender: ReadonlySet<ExportKind> = new Set([
  'top-n-csv',
  'top-n-json',
  'similar-csv',
  'similar-json',
]);

/** Writes files and hands them to the person. */
export function useExport(dataset: Dataset) {
  const { t } = useTranslation();
  const backend = useBackend();
  const desk = useRecommendDesk();
  const [taskId, setTaskId] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  /** True when it was saved, false when the person thought better of it. */
  const print = async ({ name, texts }: ExportedFile): Promise<boolean> => {
    const title = name.replace(/\.md$/, '');
    const result = await window.inkling.savePdf(title, await markdownPage(title, texts.join('')));
    if (typeof result === 'string') return result === 'saved';
    throw new InklingError(
      'internal',
      t('recommend.handOver.pdfFailed', { reason: result.failed }),
      t('recommend.handOver.pdfRemedy'),
    );
  };

  const save = async ({ kind, contender, k, runId, as }: Asked) => {
    setProblem(null);
    try {
      const files = await desk.work(
        () => t('recommend.handOver.saving', { what: t(`recommend.handOver.kinds.${kind}`) }),
        dataset.projectId,
        async (handle): Promise<readonly ExportedFile[]> => {
          setTaskId(handle.id);
          const asked = {
            datasetId: dataset.id,
            kind,
            k,
            contender: withContender.has(kind) ? contender : undefined,
            runId,
          };
          let pieces: readonly ExportedFile[] = [];
          for await (const event of backend.stream('recommend.export', asked, handle.signal)) {
            if (event.type === 'file' || event.type === 'text') pieces = joinPieces(pieces, event);
            else if (event.type === 'progress')
              handle.progress({
                share: event.share,
                timeLeftMs: event.remainingMs,
                says: () => t(`recommend.phases.${event.phase}`),
              });
          }
          return pieces;
        },
      );
      if (!files) return;
      let saved = 0;
      for (const file of files) {
        if (as === 'file') downloadText(file.name, file.texts.join(''), file.mediaType);
        else if (!(await print(file))) continue;
        saved++;
      }
      if (saved > 0) toast(t('recommend.handOver.saved', { count: saved }));
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setTaskId(null);
    }
  };
  return { save, taskId, problem };
}
