import {
  executionProviderSchema,
  type ExecutionProvider,
  type RunsOn,
  type TriedProvider,
} from '../../contract/providers.ts';
import type { Invocation } from '../command.ts';
import { printJson, printLine } from '../print.ts';
import { createProgress } from '../progress.ts';

/** What a person calls leaving the choice to what was measured. */
const fastest = 'fastest';

/** What `--provider` may be. */
export const providerNames: readonly string[] = [fastest, ...executionProviderSchema.options];

export function isProviderName(name: unknown): name is ExecutionProvider | typeof fastest {
  return typeof name === 'string' && providerNames.includes(name);
}

/** What models could run on beside the processor; tried anew where that is wanted. */
export async function printProviders({ client, options, json, signal }: Invocation): Promise<number> {
  let providers: readonly TriedProvider[] = await client.call('providers.list', {});
  if (options.try === true) {
    const progress = createProgress();
    for await (const event of client.stream('providers.try', {}, signal))
      if (event.type === 'trying') progress.say(`trying ${event.provider}`);
      else ({ providers } = event);
    progress.clear();
  }
  if (json) printJson(providers);
  else if (providers.length === 0) printLine('Models run on the processor alone here.');
  else
    for (const { provider, state, reason } of providers)
      printLine(
        `${provider}  ${state === 'untried' ? 'not tried yet: --try' : state}${reason === null ? '' : `: ${reason}`}`,
      );
  return 0;
}

/** Has a model write on the processor and on each of what works here. */
export async function compare({ client, json, signal }: Invocation, modelId: string): Promise<number> {
  const progress = createProgress();
  const failed: { readonly provider: ExecutionProvider; readonly reason: string }[] = [];
  let runsOn: RunsOn | null = null;
  for await (const event of client.stream('providers.compare', { modelId }, signal))
    if (event.type === 'measuring') progress.say(`measuring on ${event.provider}`);
    else if (event.type === 'not-measured') failed.push({ provider: event.provider, reason: event.reason });
    else ({ runsOn } = event);
  progress.clear();
  if (!runsOn) throw new Error('The comparing ended without a figure');
  if (json) printJson({ runsOn, failed });
  else {
    printRunsOn(modelId, runsOn);
    for (const { provider, reason } of failed) printLine(`${provider} could not be measured: ${reason}`);
  }
  return 0;
}

/** Says what a model runs on from now on. */
export async function runOn({ client, options, json }: Invocation, modelId: string): Promise<number> {
  const { provider } = options;
  if (!isProviderName(provider)) throw new Error('No provider was given');
  const chosen = provider === fastest ? null : provider;
  const runsOn = await client.call('providers.choose', { modelId, provider: chosen });
  if (json) printJson(runsOn);
  else printRunsOn(modelId, runsOn);
  return 0;
}

function printRunsOn(modelId: string, { provider, chosen, measured }: RunsOn): void {
  printLine(`${modelId} runs on ${provider}${chosen === null ? '' : ', as you chose'}.`);
  for (const { provider: on, tokensPerSecond } of measured)
    printLine(`  ${on}  ${tokensPerSecond.toFixed(1)} tokens a second`);
}
