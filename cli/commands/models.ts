import path from 'node:path';
import type { EventOf } from '../../contract/index.ts';
import { broughtTasks } from '../../contract/models.ts';
import type { Command, Invocation } from '../command.ts';
import { bench } from '../models/bench.ts';
import { printCatalogue } from '../models/catalogue.ts';
import { describeModel } from '../models/describe-model.ts';
import { download } from '../models/download.ts';
import { compare, isProviderName, printProviders, providerNames, runOn } from '../models/providers.ts';
import { checkRemote, remote } from '../models/remote.ts';
import { searchHub } from '../models/search.ts';
import { printJson, printLine } from '../print.ts';
import { createProgress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';

type FileVerdict = Omit<Extract<EventOf<'models.verify'>, { type: 'file' }>, 'type'>;

const actions = [
  'list',
  'catalogue',
  'bench',
  'providers',
  'compare',
  'run-on',
  'search',
  'download',
  'verify',
  'import',
  'use',
  'delete',
  'remote',
] as const;
type Action = (typeof actions)[number];
/** What comes after the action; `remote` has actions of its own. */
const takes: Readonly<Record<Exclude<Action, 'remote'>, string | null>> = {
  list: null,
  catalogue: null,
  bench: null,
  providers: null,
  compare: 'the id of a model that writes',
  'run-on': 'the id of a model that writes',
  search: 'a name, or a part of one',
  download: 'the id of a model of the catalogue, or OWNER/NAME/FILE.gguf of one that was found',
  verify: null,
  import: 'a GGUF file, the folder of an ONNX model, or one ONNX file of it',
  use: 'the id of a model that writes, ranks or hears',
  delete: 'the id of a model that you imported',
};

/** `models list`, `catalogue`, `bench`, `providers`, `compare`, `run-on`, `search`, `download`, `verify`, `import`, `use`, `delete` and `remote`. */
export const modelsCommand: Command = {
  name: 'models',
  usage:
    'models list | models catalogue [--measure] | models bench | models providers [--try] | models compare ID | models run-on ID --provider NAME --data DIR | models search NAME --data DIR [--allow] [--off] [--hub ADDRESS] | models download ID --data DIR [--hub ADDRESS] [--proxy system|none|ADDRESS] | models verify [--model ID] | models import PATH --data DIR [--name NAME] | models use ID [--off] --data DIR | models delete ID --data DIR | models remote add NAME --address URL --model M [--key-file FILE] [--at-once N] --data DIR | models remote list | models remote models NAME | models remote test NAME | models remote remove NAME',
  notes: [
    '--allow lets models be searched for at the hub from then on, --off no more: it learns the name and this machine’s address',
    'a proxy that wants a name has it before the host, http://NAME@proxy.example:3128, and its password in INKLING_PROXY_PASSWORD',
    'NAME is cpu, one of those that "models providers" says work here, or fastest: what was measured to be',
    'an engine elsewhere is used by a project only when that project is told so; a key comes from a file or INKLING_ENGINE_KEY',
  ],
  summary:
    'the models that are here, and those that could be had and how they would do; how fast one writes here, and on what; whether every byte is right; bringing in, choosing and deleting models of your own',
  options: {
    model: { type: 'string' },
    name: { type: 'string' },
    measure: { type: 'boolean' },
    try: { type: 'boolean' },
    provider: { type: 'string' },
    hub: { type: 'string' },
    proxy: { type: 'string' },
    off: { type: 'boolean' },
    allow: { type: 'boolean' },
    address: { type: 'string' },
    'key-file': { type: 'string' },
    'at-once': { type: 'string' },
  },

  check(words, options) {
    const [action, ...rest] = words;
    if (!isAction(action))
      throw new UsageError(`Say models ${actions.join(', ')}; for instance "models list".`);
    if (action === 'remote') return checkRemote(rest, options);
    for (const option of ['address', 'key-file', 'at-once'])
      if (options[option] !== undefined)
        throw new UsageError(`--${option} goes with "models remote add" only.`);
    const wanted = takes[action];
    if (wanted === null ? rest.length > 0 : rest.length !== 1 || rest[0] === '')
      throw new UsageError(`"models ${action}" takes ${wanted ?? 'nothing else'}.`);
    if (action !== 'verify' && options.model !== undefined)
      throw new UsageError('--model goes with "models verify" only.');
    if (action !== 'import' && options.name !== undefined)
      throw new UsageError('--name goes with "models import" only.');
    if (action !== 'use' && action !== 'search' && options.off !== undefined)
      throw new UsageError('--off goes with "models use" and "models search" only.');
    if (action !== 'search' && options.allow !== undefined)
      throw new UsageError('--allow goes with "models search" only.');
    if (options.allow === true && options.off === true)
      throw new UsageError('--allow and --off say opposite things: give one.');
    if (action !== 'providers' && options.try === true)
      throw new UsageError('--try goes with "models providers" only.');
    if ((action === 'run-on') !== (options.provider !== undefined))
      throw new UsageError('"models run-on" takes --provider, and nothing else does.');
    if (options.provider !== undefined && !isProviderName(options.provider))
      throw new UsageError(`--provider is one of ${providerNames.join(', ')}.`);
    if (action !== 'catalogue' && options.measure === true)
      throw new UsageError('--measure goes with "models catalogue" only.');
    if (action !== 'download' && action !== 'search' && options.hub !== undefined)
      throw new UsageError('--hub goes with "models download" and "models search" only.');
    if (action !== 'download' && options.proxy !== undefined)
      throw new UsageError('--proxy goes with "models download" only.');
  },

  async run(invocation) {
    const [action, subject = ''] = invocation.words as [Action, string?];
    if (action === 'remote' || (takes[action] !== null && action !== 'compare'))
      await requireKept(invocation);
    switch (action) {
      case 'list':
        return list(invocation);
      case 'catalogue':
        return printCatalogue(invocation);
      case 'bench':
        return bench(invocation);
      case 'providers':
        return printProviders(invocation);
      case 'compare':
        return compare(invocation, subject);
      case 'run-on':
        return runOn(invocation, subject);
      case 'search':
        return searchHub(invocation, subject);
      case 'download':
        return download(invocation, subject);
      case 'verify':
        return verify(invocation);
      case 'import':
        return bringIn(invocation, subject);
      case 'use':
        return use(invocation, subject);
      case 'delete':
        return remove(invocation, subject);
      case 'remote':
        return remote(invocation);
    }
  },
};

function isAction(word: string | undefined): word is Action {
  return actions.some((action) => action === word);
}

/** A model that is thrown away with the store would be no use. */
async function requireKept({ client }: Invocation): Promise<void> {
  const { keyProtection } = await client.call('system.status', {});
  if (keyProtection === 'throw-away')
    throw new UsageError('Say where your models are kept: --data DIR, the same folder for later commands.');
}

async function bringIn({ client, options, json, signal }: Invocation, source: string): Promise<number> {
  const name = typeof options.name === 'string' ? options.name : undefined;
  const progress = createProgress();
  for await (const event of client.stream('models.import', { path: path.resolve(source), name }, signal)) {
    if (event.type === 'progress') {
      const share = event.totalBytes > 0 ? event.doneBytes / event.totalBytes : 0;
      progress.say(
        event.phase === 'checking' ? 'trying the model' : `${event.phase} ${Math.floor(100 * share)} %`,
      );
      continue;
    }
    progress.clear();
    if (json) printJson({ model: event.model, seconds: event.seconds });
    else printLine(`Imported in ${event.seconds.toFixed(1)} s.\n${describeModel(event.model)}`);
  }
  return 0;
}

/** The model's own task decides what it is used for; with --off it isn't any more. */
async function use({ client, options, json }: Invocation, id: string): Promise<number> {
  const there = await client.call('models.list', {});
  const known = there.find((model) => model.id === id)?.task;
  const brought = broughtTasks.find((task) => task === known);
  const task = known === 'text-ranking' ? known : (brought ?? 'text-generation');
  const isOff = options.off === true;
  if (isOff && !there.some((model) => model.id === id && model.task === task && model.isDefault))
    throw new UsageError(`${id} is not in use. "models list" shows which are.`);
  const models = await client.call('models.use', { modelId: isOff ? null : id, task });
  if (json) printJson(models);
  else if (isOff) printLine(`${id} is not used any more.`);
  else
    printLine(
      task === 'text-ranking'
        ? `${id} reads passages together with questions from now on.`
        : task === 'text-generation'
          ? `${id} writes from now on.`
          : `${id} is used for ${task} from now on.`,
    );
  return 0;
}

async function remove({ client, json }: Invocation, id: string): Promise<number> {
  await client.call('models.delete', { modelId: id });
  if (json) printJson({ deleted: id });
  else printLine(`${id} is deleted.`);
  return 0;
}

async function list({ client, json }: Invocation): Promise<number> {
  const models = await client.call('models.list', {});
  if (json) printJson(models);
  else for (const model of models) printLine(describeModel(model));
  return 0;
}

/** Exit code 1 when a file is missing or altered. */
async function verify({ client, options, json, signal }: Invocation): Promise<number> {
  const modelId = typeof options.model === 'string' ? options.model : undefined;
  const progress = createProgress();
  const files: FileVerdict[] = [];
  let intact = 0;
  let wrong = 0;
  for await (const event of client.stream('models.verify', { modelId }, signal)) {
    if (event.type === 'done') {
      ({ intact, wrong } = event);
    } else {
      const { type: _, ...file } = event;
      files.push(file);
      progress.say(`${file.verdict}  ${file.modelId}/${file.path}`);
    }
  }
  progress.clear();
  if (json) printJson({ files, intact, wrong });
  else printVerdicts(files, intact, wrong);
  return wrong === 0 ? 0 : 1;
}

function printVerdicts(files: readonly FileVerdict[], intact: number, wrong: number): void {
  for (const file of files.filter(({ verdict }) => verdict !== 'intact')) {
    printLine(`${file.verdict}  ${file.modelId}/${file.path}`);
  }
  printLine(
    wrong === 0
      ? `All ${intact} files are intact.`
      : `${wrong} of ${intact + wrong} files are wrong. Put the originals back, for instance by installing Inkling again.`,
  );
}
