import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CarryPreview } from '../../contract/carry.ts';
import { passphraseLimits } from '../../contract/carry.ts';
import type { Command, Invocation } from '../command.ts';
import { findProject } from '../leave/find.ts';
import { printJson, printLine } from '../print.ts';
import { createProgress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';

/** `project export` and `project import`: whole projects as files. */
export const projectCommand: Command = {
  name: 'project',
  usage:
    'project export PROJECT --data DIR --out FILE.inkling [--passphrase-file FILE] | project import FILE.inkling --data DIR [--into PROJECT] [--preview] [--passphrase-file FILE]',
  summary:
    'a whole project into one file, and out of one: as a new project, or merged into the one it came from',
  notes: [
    'Without a passphrase anybody can read the file. The passphrase is the first line of the file that you name.',
    '--preview says what an import would add and change, and writes nothing.',
  ],
  options: {
    out: { type: 'string' },
    into: { type: 'string' },
    'passphrase-file': { type: 'string' },
    preview: { type: 'boolean', default: false },
  },

  check(words, options) {
    const [action, subject, ...rest] = words;
    if (action !== 'export' && action !== 'import')
      throw new UsageError('Say project export or project import.');
    if (subject === undefined || subject.trim() === '' || rest.length > 0)
      throw new UsageError(
        action === 'export'
          ? 'Give one project, by its id or its name.'
          : 'Give one project file, which ends in .inkling.',
      );
    if (action === 'export' && typeof options.out !== 'string')
      throw new UsageError('Say with --out FILE.inkling where the project goes.');
    if (action === 'import' && options.out !== undefined)
      throw new UsageError('--out goes with "project export" only.');
    if (action === 'export' && (options.into !== undefined || options.preview === true))
      throw new UsageError('--into and --preview go with "project import" only.');
  },

  run: (invocation) => (invocation.words[0] === 'export' ? takeAlong(invocation) : bringIn(invocation)),
};

async function takeAlong({ client, words, options, json, signal }: Invocation): Promise<number> {
  const project = await findProject(client, words[1] ?? '');
  const passphrase = await passphraseOf(options);
  const input = { projectId: project.id, path: path.resolve(String(options.out)), passphrase };
  const progress = createProgress();
  for await (const event of client.stream('carry.export', input, signal)) {
    if (event.type === 'progress') progress.say(`writing ${Math.floor(100 * event.share)} %`);
    if (event.type !== 'done') continue;
    progress.clear();
    const { path: file, sizeBytes, rows } = event;
    if (json) printJson({ file, sizeBytes, rows, isEncrypted: passphrase !== null });
    else printLine(`${file}  ${rows} rows, ${(sizeBytes / 1e6).toFixed(2)} MB`);
    if (passphrase === null) process.stderr.write('Anybody who has this file can read it.\n');
  }
  return 0;
}

async function bringIn(invocation: Invocation): Promise<number> {
  const { client, words, options, json, signal } = invocation;
  const into = typeof options.into === 'string' ? (await findProject(client, options.into)).id : null;
  const input = { path: path.resolve(words[1] ?? ''), passphrase: await passphraseOf(options), into };
  if (options.preview === true) return look(invocation, input);
  const progress = createProgress();
  for await (const event of client.stream('carry.import', input, signal)) {
    if (event.type === 'progress') progress.say(`reading ${Math.floor(100 * event.share)} %`);
    if (event.type !== 'done') continue;
    progress.clear();
    const { import: record, projectName, kept } = event;
    if (json) printJson({ import: record, projectName, kept });
    else printLine(`${projectName}  ${record.added} rows added, ${record.changed} changed`);
    if (!json && kept > 0)
      process.stderr.write(`${kept} texts differed; those that do not stand are kept beside.\n`);
  }
  return 0;
}

async function look(
  { client, json, signal }: Invocation,
  input: { readonly path: string; readonly passphrase: string | null; readonly into: string | null },
): Promise<number> {
  const progress = createProgress();
  for await (const event of client.stream('carry.preview', input, signal)) {
    if (event.type === 'progress') progress.say(`reading ${Math.floor(100 * event.share)} %`);
    if (event.type !== 'done') continue;
    progress.clear();
    if (json) printJson(event.preview);
    else printPreview(event.preview);
  }
  return 0;
}

const ways = {
  merge: 'would be merged',
  new: 'would become a new project',
  copy: 'would become a copy beside the one that is here',
} as const;

function printPreview(preview: CarryPreview): void {
  printLine(`${preview.projectName}  ${ways[preview.as]}`);
  for (const { room, added, changed, stays, staysDeleted } of preview.rooms) {
    const facts = [
      added > 0 ? `${added} added` : '',
      changed > 0 ? `${changed} changed` : '',
      stays > 0 ? `${stays} stay as they are here` : '',
      staysDeleted > 0 ? `${staysDeleted} stay deleted` : '',
    ].filter((fact) => fact !== '');
    if (facts.length > 0) printLine(`  ${room}: ${facts.join(', ')}`);
  }
  const differences = preview.differences.length + preview.moreDifferences;
  if (differences > 0) printLine(`  ${differences} texts differ`);
}

/** From a file and not from the command line, which every user of the machine can read. */
async function passphraseOf(options: Invocation['options']): Promise<string | null> {
  const file = options['passphrase-file'];
  if (typeof file !== 'string') return null;
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`"${file}" can't be read.`);
  });
  const passphrase = text.split(/\r?\n/u)[0] ?? '';
  if (passphrase.length < passphraseLimits.least)
    throw new UsageError(`A passphrase has at least ${passphraseLimits.least} characters.`);
  return passphrase;
}
