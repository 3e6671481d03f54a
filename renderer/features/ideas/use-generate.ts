import { useCallback } from 'react';
import type { Method } from '../../../contract/ideation.ts';
import { parseCount, parseSeed } from './composer-input.ts';
import { useIdeasDesk } from './ideas-desk.ts';

/** Starts a generation with what the top line says; does nothing while that makes no sense. */
export function useGenerate(projectId: string, methods: readonly Method[] | undefined): () => void {
  const desk = useIdeasDesk();
  return useCallback(() => {
    const { methodId, count: typedCount, seed: typedSeed } = desk.composer.get();
    const method = methods?.find((candidate) => candidate.id === methodId) ?? methods?.[0];
    const count = parseCount(typedCount);
    const seed = parseSeed(typedSeed);
    if (!method || count === null || seed === null) return;
    desk.start(
      { projectId, method: method.id, count, ...(seed === undefined ? {} : { seed }) },
      { kind: 'fresh' },
    );
  }, [desk, methods, projectId]);
}
