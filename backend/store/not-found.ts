import { InklingError } from '../../contract/errors.ts';

/** The error for a row that isn't there, or was deleted. `what` reads like "project". */
export function notFound(what: string): InklingError {
  return new InklingError(
    'not-found',
    `This ${what} is not there any more.`,
    'It may have been deleted in another window; reload the list.',
  );
}
