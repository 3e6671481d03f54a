import type { HubModel } from '../../contract/hub-search.ts';
import type { Invocation } from '../command.ts';
import { printJson, printLine } from '../print.ts';
import { fitFacts } from './describe-fit.ts';

const refusals: Readonly<Record<NonNullable<HubModel['refusal']>, string>> = {
  account: 'WANTS AN ACCOUNT',
  unknown: 'NOT SAID HOW IT IS BUILT',
  architecture: 'BUILT IN A WAY THAT IS NOT READ HERE',
  files: 'NO WHOLE FILE THAT IS READ HERE',
};

/** Asks the hub for models by name. `--allow` allows that for the hub that is set, `--off` takes it back. */
export async function searchHub({ client, options, json }: Invocation, query: string): Promise<number> {
  if (typeof options.hub === 'string') await client.call('models.setHub', { address: options.hub });
  if (options.off === true) {
    await client.call('models.allowSearch', { allowed: false });
    if (json) printJson({ allowed: false });
    else printLine('Searching is not allowed any more.');
    return 0;
  }
  if (options.allow === true) await client.call('models.allowSearch', { allowed: true });
  const found = await client.call('models.search', { query });
  if (json) printJson(found);
  else {
    for (const model of found.models) printLine(describe(model));
    if (found.models.length === 0) printLine(`${found.host} has no GGUF file of that name.`);
  }
  return 0;
}

function describe({ repository, task, licence, parameters, architecture, refusal, files }: HubModel): string {
  const facts = [
    refusal === null ? '' : refusals[refusal],
    task ?? 'task not said',
    `licence ${licence ?? 'not said'}`,
    parameters === null ? '' : `${(parameters / 1e9).toFixed(1)} billion weights`,
    architecture ?? '',
  ];
  const lines = files.map(
    ({ path, packing, fit }) =>
      `    models download ${repository}/${path}  (${[packing, ...(fit ? fitFacts(fit) : [])].join(' · ')})`,
  );
  return [repository, `  ${facts.filter((fact) => fact !== '').join(' · ')}`, ...lines].join('\n');
}
