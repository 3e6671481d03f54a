import { useCallback } from 'react';
import type { Method } from '../../../contract/ideation.ts';
import { parseSeed } from '../../ui/seed.ts';
import { parseCount } from './composer-input.ts';
import { chosenMethod, useIdeasDesk } from './ideas-desk.ts';

/** Starts a generation with what the top line says; does nothing while that makes no sense. */
export function useGenerate(projectId: string, methods: readonly Method[] | undefined): () => void {
  const desk = useIdeasDesk();
  return useCallback(() => {
    const composer = desk.composer.get();
    const method = chosenMethod(methods, composer);
    const count = parseCount(composer.count);
    const seed = parseSeed(composer.seed);
    if (!method || count === null || seed === null) return;
    void desk.start(
      { projectId, method: method.id, count, ...(seed === undefined ? {} : { seed }) },
      { kind: 'fresh' },
    );
  }, [desk, methods, projectId]);
}
