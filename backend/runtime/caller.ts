import type { Standing } from '../../contract/wire.ts';

/** Whoever asks for a model. */
export interface Caller {
  /** Where the call comes from: a window, the local endpoint. Turns go round among origins. */
  readonly origin: object;
  /** Tells what it waits for. */
  stand(standing: Standing): void;
}

/** Who asks at this moment; undefined where it is nobody's call. */
export type CallerNow = () => Caller | undefined;
