import { cancelledError, InklingError } from '../../../contract/errors.ts';

/** Why work was called off: the word of whoever took the leave for it back, else that its own client did. */
export function calledOff({ reason }: AbortSignal): InklingError {
  return reason instanceof InklingError ? reason : cancelledError();
}
