import type { Handlers } from '../../contract/handlers.ts';
import type { EventOf } from '../../contract/index.ts';
import { emitted } from '../streams/emitted.ts';
import { createTimeLeft } from '../streams/time-left.ts';
import type { Piece } from './out/pieces.ts';
import type { AnalyseParts } from './parts.ts';

type MaskEndpoint = 'analyse.findPersonal' | 'analyse.mask' | 'analyse.unmask';
type Done = Omit<Extract<EventOf<'analyse.mask'>, { type: 'done' }>, 'type'>;
type Told = Exclude<EventOf<'analyse.mask'>, { type: 'done' | 'failed' }>;

/** Personal data: found, masked, put back. Nothing of it is stored. */
export function createMaskHandlers({ workers }: AnalyseParts): Pick<Handlers, MaskEndpoint> {
  return {
    'analyse.findPersonal': (input, { signal }) => workers.heavy.run('analyse/find', input, { signal }),

    async *'analyse.mask'(input, { signal }) {
      const timeLeft = createTimeLeft();
      const done = yield* emitted<Told, Done>((emit) =>
        workers.heavy.run('analyse/mask', input, {
          signal,
          onProgress: (value) => {
            const told = value as { piece: Piece } | { share: number | null };
            if ('piece' in told) emit(told.piece);
            else
              emit({
                type: 'progress',
                phase: 'masking',
                share: told.share,
                remainingMs: timeLeft(told.share),
              });
          },
        }),
      );
      yield { type: 'done', ...done };
    },

    'analyse.unmask': (input, { signal }) => workers.quick.run('analyse/unmask', input, { signal }),
  };
}
