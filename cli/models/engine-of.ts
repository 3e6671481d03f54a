import type { Client } from '../../contract/client.ts';
import type { Engine } from '../../contract/engines.ts';
import type { Invocation } from '../command.ts';
import { UsageError } from '../usage-error.ts';

/** The engine of that name or id. Throws UsageError, naming those that there are. */
export async function findEngine(client: Client, name: string): Promise<Engine> {
  const engines = await client.call('engines.list', {});
  const found = engines.filter((engine) => engine.id === name || engine.name === name);
  const [engine] = found;
  if (engine && found.length === 1) return engine;
  if (found.length > 1)
    throw new UsageError(
      `There are ${found.length} engines of that name; give the id: ${found.map(({ id }) => id).join(', ')}.`,
    );
  throw new UsageError(
    engines.length === 0
      ? 'There is no engine yet. Add one: models remote add NAME --address URL --model M --data DIR.'
      : `There is no engine "${name.slice(0, 80)}". There are: ${engines.map((one) => one.name).join(', ')}.`,
  );
}

/** The engine of `--engine`; null without it. Throws UsageError. */
export async function engineAsked({ client, options }: Invocation): Promise<Engine | null> {
  return typeof options.engine === 'string' ? findEngine(client, options.engine) : null;
}

/** Lets a project write with an engine, and says where its texts go, beside the output. */
export async function giveEngine(client: Client, projectId: string, engine: Engine | null): Promise<void> {
  if (!engine) return;
  await client.call('engines.use', { projectId, engineId: engine.id });
  process.stderr.write(`${whereTo(engine)}\n`);
}

/** The mark of a text that is written elsewhere. */
export function whereTo({ host, model, reach }: Engine): string {
  if (reach === 'this-machine') return `Goes to another program on this machine: ${model} at ${host}.`;
  return `Leaves this machine: ${model} at ${host}${reach === 'open' ? ', unencrypted' : ''}.`;
}
