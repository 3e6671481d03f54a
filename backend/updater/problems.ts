import { InklingError } from '../../contract/errors.ts';

export function unreachable(host: string, cause: unknown): InklingError {
  return new InklingError(
    'update-unreachable',
    `${host} can't be reached, or broke off. Nothing was changed.`,
    'Look at the network, then try again.',
    { cause },
  );
}

/** What came is not what was asked for; asking again would bring the same. */
export function refused(host: string, what: string, cause?: unknown): InklingError {
  return new InklingError(
    'update-refused',
    `${host} ${what}, so this was not used. Nothing was changed.`,
    'Try again another day, or fetch a newer version where you got this one.',
    { cause },
  );
}

export function damaged(host: string): InklingError {
  return new InklingError(
    'update-damaged',
    `The file that ${host} gave is not the one it announced, so it was thrown away.`,
    'Try again; where it stays so, do not install that version.',
  );
}

export function notPlaced(place: string, why: string, cause?: unknown): InklingError {
  return new InklingError(
    'update-not-placed',
    `${place} could not be replaced (${why}). The version that runs is still whole.`,
    'See that you may write in that folder, then try again.',
    { cause },
  );
}

export function diskFull(cause?: unknown): InklingError {
  return new InklingError(
    'disk-full',
    'There is not enough room on the disk for the new version. Nothing was changed.',
    'Make some room, then try again.',
    { cause },
  );
}
