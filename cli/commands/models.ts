import type { InstalledModel } from '../../contract/models.ts';
import type { EventOf } from '../../contract/index.ts';
import type { Command, Invocation } from '../command.ts';
import { printJson, printLine } from '../print.ts';
import { createProgress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';

type FileVerdict = Omit<Extract<EventOf<'models.verify'>, { type: 'file' }>, 'type'>;

/** `models list` and `models verify`. */
export const modelsCommand: Command = {
  name: 'models',
  usage: 'models list | models verify [--model ID]',
  summary: 'the models that are here; whether every byte of them is right',
  options: { model: { type: 'string' } },

  check(words, options) {
    const [action, ...rest] = words;
    if ((action !== 'list' && action !== 'verify') || rest.length > 0) {
      throw new UsageError('Say "models list" or "models verify".');
    }
    if (action === 'list' && options.model !== undefined) {
      throw new UsageError('--model goes with "models verify" only.');
    }
  },

  run: (invocation) => (invocation.words[0] === 'list' ? list(invocation) : verify(invocation)),
};

async function list({ client, json }: Invocation): Promise<number> {
  const models = await client.call('models.list', {});
  if (json) printJson(models);
  else for (const model of models) printLine(describe(model));
  return 0;
}

function describe(model: InstalledModel): string {
  const facts = [
    model.task,
    model.languages.join(' '),
    `${(model.sizeBytes / 1e6).toFixed(0)} MB`,
    model.licence,
    `context ${model.contextLength}`,
    model.isDefault ? 'default' : '',
    model.state === 'missing' ? 'FILES MISSING' : '',
  ];
  return `${model.id}  ${model.name}\n  ${facts.filter((fact) => fact !== '').join(' · ')}`;
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
