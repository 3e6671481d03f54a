import type { Catalogue, OfferedModel } from '../../contract/catalogue.ts';
import type { Invocation } from '../command.ts';
import { printJson, printLine } from '../print.ts';
import { createProgress } from '../progress.ts';
import { fitFacts, gigabytes } from './describe-fit.ts';

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
  return `${id}  ${name}\n  ${[...fitFacts(fit), packing, licence.name].join(' · ')}\n  ${words.en}`;
}
