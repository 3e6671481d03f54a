import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Problem } from '../../../contract/errors.ts';
import type { Dataset } from '../../../contract/recommend-data.ts';
import type { ExportKind } from '../../../contract/recommend.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { downloadText } from '../../ui/download.ts';
import type { ContenderId } from './contender-choice.tsx';
import { joinPieces, type ExportedFile } from './join-pieces.ts';
import { useRecommendDesk } from './recommend-desk.ts';

interface Asked {
  readonly kind: ExportKind;
  readonly contender: ContenderId;
  readonly k: number;
  readonly runId: string | undefined;
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

  const save = async ({ kind, contender, k, runId }: Asked) => {
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
      for (const { name, mediaType, texts } of files) downloadText(name, texts.join(''), mediaType);
      toast(t('recommend.handOver.saved', { count: files.length }));
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setTaskId(null);
    }
  };
  return { save, taskId, problem };
}
