import { readFile, stat } from 'node:fs/promises';
import { mostAtOnce, type Engine } from '../../contract/engines.ts';
import type { Invocation } from '../command.ts';
import { printJson, printLine } from '../print.ts';
import { UsageError } from '../usage-error.ts';
import { wholeNumber } from '../whole-number.ts';
import { findEngine, whereTo } from './engine-of.ts';

const actions = ['add', 'list', 'models', 'test', 'remove'] as const;
type Action = (typeof actions)[number];

/** Longer than any key, so that a wrong file is noticed. */
const mostKeyBytes = 4096;

/** Refuses what can be seen to be wrong in what follows `models remote`. Throws UsageError. */
export function checkRemote(words: readonly string[], options: Invocation['options']): void {
  const [action, ...rest] = words;
  if (!isAction(action)) throw new UsageError(`Say models remote ${actions.join(', ')}.`);
  if (action === 'list' ? rest.length > 0 : rest.length !== 1 || rest[0] === '')
    throw new UsageError(
      `"models remote ${action}" takes ${action === 'list' ? 'nothing else' : 'the name of an engine'}.`,
    );
  for (const option of ['address', 'model'] as const) {
    const isGiven = typeof options[option] === 'string' && options[option] !== '';
    if (action === 'add' && !isGiven)
      throw new UsageError(
        `"models remote add" needs --${option}: ${option === 'address' ? 'http://127.0.0.1:11434/v1' : 'as the server calls it'}.`,
      );
    if (action !== 'add' && options[option] !== undefined)
      throw new UsageError(`--${option} goes with "models remote add" only.`);
  }
  for (const option of ['key-file', 'at-once'])
    if (action !== 'add' && options[option] !== undefined)
      throw new UsageError(`--${option} goes with "models remote add" only.`);
  wholeNumber('at-once', options['at-once'], 1, mostAtOnce);
}

/** `models remote add`, `list`, `models`, `test` and `remove`. */
export async function remote(invocation: Invocation): Promise<number> {
  const { client, options, json, words } = invocation;
  const [, action, name = ''] = words as ['remote', Action, string?];
  switch (action) {
    case 'add': {
      const before = (await client.call('engines.list', {})).find((engine) => engine.name === name);
      const engine = await client.call('engines.save', {
        engineId: before?.id,
        name,
        address: String(options.address),
        model: String(options.model),
        key: await readKey(options['key-file']),
        atOnce: wholeNumber('at-once', options['at-once'], 1, mostAtOnce),
      });
      if (json) printJson(engine);
      else printLine(describe(engine));
      return 0;
    }
    case 'list': {
      const engines = await client.call('engines.list', {});
      if (json) printJson(engines);
      else for (const engine of engines) printLine(describe(engine));
      if (!json && engines.length === 0) printLine('No engine: everything is written on this machine.');
      return 0;
    }
    case 'models': {
      const { id } = await findEngine(client, name);
      const { models } = await client.call('engines.models', { engineId: id });
      if (json) printJson(models);
      else for (const model of models) printLine(model);
      return 0;
    }
    case 'test': {
      const engine = await findEngine(client, name);
      const trial = await client.call('engines.test', { engineId: engine.id });
      if (json) printJson({ engine, trial });
      else {
        printLine(whereTo(engine));
        printLine(`It wrote: ${trial.text}`);
        printLine(
          `The first words after ${trial.firstTextMs.toFixed(0)} ms, all after ${trial.totalMs.toFixed(0)} ms.`,
        );
        printLine(
          [
            trial.keepsSchema
              ? 'Keeps to a JSON schema.'
              : 'Keeps to no JSON schema: answers are checked, and asked again.',
            trial.saysLikelihood ? 'Says how likely its words are.' : 'Doesn’t say how likely its words are.',
          ].join(' '),
        );
      }
      return 0;
    }
    case 'remove': {
      const { id } = await findEngine(client, name);
      await client.call('engines.remove', { engineId: id });
      if (json) printJson({ removed: id });
      else printLine(`${name} is removed, with its key.`);
      return 0;
    }
  }
}

function isAction(word: string | undefined): word is Action {
  return actions.some((action) => action === word);
}

function describe(engine: Engine): string {
  const facts = [
    engine.address,
    engine.model,
    `${engine.atOnce} at once`,
    engine.hasKey ? 'with a key' : 'without a key',
    `${engine.projectIds.length} ${engine.projectIds.length === 1 ? 'project' : 'projects'}`,
  ];
  return `${engine.name}\n  ${facts.join(' · ')}`;
}

/**
 * The key of an engine, from a file or from INKLING_ENGINE_KEY; never from an argument, which every program on the machine
 * can read. Undefined without either. Throws UsageError.
 */
async function readKey(file: string | boolean | undefined): Promise<string | undefined> {
  if (typeof file !== 'string') return process.env['INKLING_ENGINE_KEY'] || undefined;
  try {
    if ((await stat(file)).size > mostKeyBytes) throw new UsageError(`${file} is too long for a key.`);
    const key = (await readFile(file, 'utf8')).trim();
    if (key === '') throw new UsageError(`${file} is empty.`);
    return key;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`The key file ${file} can't be read.`);
  }
}
