import type { EventOf } from '../../contract/index.ts';
import type { Invocation } from '../command.ts';
import { printJson, printLine } from '../print.ts';
import { createProgress } from '../progress.ts';

type Machine = Extract<EventOf<'models.measure'>, { type: 'done' }>['machine'];

/** How fast the embedded model writes here, measured anew. */
export async function bench({ client, json, signal }: Invocation): Promise<number> {
  const progress = createProgress();
  let machine: Machine | null = null;
  for await (const event of client.stream('models.measure', {}, signal))
    if (event.type === 'done') machine = event.machine;
    else progress.say(`measuring ${Math.floor(100 * event.share)} %`);
  progress.clear();
  const seconds = machine?.speed?.tokenSeconds;
  if (!machine || seconds === undefined) throw new Error('The measuring ended without a figure');
  if (json) printJson({ tokensPerSecond: 1 / seconds, tokenMs: 1000 * seconds, machine });
  else
    printLine(
      `The embedded model writes ${(1 / seconds).toFixed(0)} tokens a second on this machine of ${machine.cores} cores, ${(1000 * seconds).toFixed(1)} ms each.`,
    );
  return 0;
}
