import type { Catalogue, Fit, OfferedModel } from '../../contract/catalogue.ts';
import type { Invocation } from '../command.ts';
import { printJson, printLine } from '../print.ts';
import { createProgress } from '../progress.ts';

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

/** Prints the models that can be had and how each would do here; measures this machine first where that is asked. */
export async function printCatalogue({ client, options, json, signal }: Invocation): Promise<number> {
  if (options.measure === true) {
    const progress = createProgress();
    for await (const event of client.stream('models.measure', {}, signal))
      if (event.type === 'progress') progress.say(`measuring ${Math.floor(100 * event.share)} %`);
    progress.clear();
  }
  const catalogue = await client.call('models.catalogue', {});
  if (json) printJson(catalogue);
  else {
    printLine(describeMachine(catalogue));
    for (const model of catalogue.models) printLine(describe(model));
  }
  return 0;
}

function describeMachine({ machine }: Catalogue): string {
  const facts = [
    `${machine.cores} cores (${[machine.architecture, ...(machine.instructions ?? [])].join(' ')})`,
    `${gigabytes(machine.memoryBytes)} memory, ${gigabytes(machine.freeMemoryBytes)} free`,
    machine.freeDiskBytes === null ? '' : `${gigabytes(machine.freeDiskBytes)} free on the disk`,
    machine.speed
      ? `the embedded model writes ${(1 / machine.speed.tokenSeconds).toFixed(0)} tokens/s`
      : 'speed not measured: --measure takes three seconds',
  ];
  return `This machine: ${facts.filter((fact) => fact !== '').join(' · ')}`;
}

function describe({ id, name, words, licence, packing, fit }: OfferedModel): string {
  const facts = [
    [verdicts[fit.verdict], reasons[fit.reason]].filter((word) => word !== '').join(' '),
    `${fit.isFetchedKnown ? '' : 'about '}${gigabytes(fit.fetchedBytes)} to fetch`,
    `${gigabytes(fit.memoryBytes)} memory`,
    fit.tokensPerSecond === null ? '' : `about ${fit.tokensPerSecond.toPrecision(2)} tokens/s`,
    packing,
    licence.name,
  ];
  return `${id}  ${name}\n  ${facts.filter((fact) => fact !== '').join(' · ')}\n  ${words.en}`;
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
