import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../contract/errors.ts';
import type { EventOf } from '../../../contract/index.ts';
import { problemOf, useBackend } from '../../backend.ts';

type FileVerdict = Omit<Extract<EventOf<'models.verify'>, { type: 'file' }>, 'type'>;

/** The checking of a model's files as it goes along. */
export type Verification =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly files: readonly FileVerdict[] }
  | { readonly state: 'done'; readonly files: readonly FileVerdict[]; readonly wrong: number }
  | { readonly state: 'failed'; readonly files: readonly FileVerdict[]; readonly problem: Problem };

/** Checks one model's files; leaving the page calls it off. */
export function useVerification(modelId: string) {
  const backend = useBackend();
  const [verification, setVerification] = useState<Verification>({ state: 'idle' });
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const verify = useCallback(async () => {
    controller.current?.abort();
    const { signal } = (controller.current = new AbortController());
    let files: readonly FileVerdict[] = [];
    const show = (next: Verification) => {
      if (!signal.aborted) setVerification(next);
    };
    show({ state: 'running', files });
    try {
      for await (const event of backend.stream('models.verify', { modelId }, signal)) {
        if (event.type === 'file') {
          files = [...files, { modelId: event.modelId, path: event.path, verdict: event.verdict }];
          show({ state: 'running', files });
        } else {
          show({ state: 'done', files, wrong: event.wrong });
        }
      }
    } catch (error) {
      show({ state: 'failed', files, problem: problemOf(error) });
    }
  }, [backend, modelId]);

  return { verification, verify };
}
