import type { Fit } from '../../contract/catalogue.ts';

const verdicts: Readonly<Record<Fit['verdict'], string>> = {
  fits: 'fits',
  tight: 'TIGHT',
  'wont-fit': 'WON’T FIT',
};

/** Why a verdict is as it is. */
const reasons: Readonly<Record<Fit['reason'], string>> = {
  roomy: '',
  memory: 'for its memory',
  'free-memory': 'close other programs first',
  disk: 'for the room on the disk',
  slow: 'slower than one reads',
};

/** How a model would do on this machine and what it takes, in a few words each. */
export function fitFacts(fit: Fit): string[] {
  return [
    [verdicts[fit.verdict], reasons[fit.reason]].filter((word) => word !== '').join(' '),
    `${fit.isFetchedKnown ? '' : 'about '}${gigabytes(fit.fetchedBytes)} to fetch`,
    `${gigabytes(fit.memoryBytes)} memory`,
    ...(fit.tokensPerSecond === null ? [] : [`about ${fit.tokensPerSecond.toPrecision(2)} tokens/s`]),
  ];
}

/** A size for reading. */
export function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
