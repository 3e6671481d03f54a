import type { Backup } from '../../contract/backups.ts';
import type { Command, Invocation } from '../command.ts';
import { printJson, printLine } from '../print.ts';
import { createProgress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';

const actions = ['list', 'make', 'restore'] as const;
type Action = (typeof actions)[number];

/** `backup list`, `make` and `restore`. */
export const backupCommand: Command = {
  name: 'backup',
  usage: 'backup list --data DIR | backup make --data DIR | backup restore ID --data DIR',
  summary: 'the copies of the database in its folder; making one; putting one in the place of the database',
  notes: [
    'The database that was there is set aside under a name of its own, and can be restored like any other.',
  ],
  options: {},
  evenDamaged: true,

  check(words, _options, dataFolder) {
    const [action, ...rest] = words;
    if (!actions.some((known) => known === action))
      throw new UsageError(`Say backup ${actions.join(', ')}; for instance "backup list --data DIR".`);
    if (action === 'restore' ? rest.length !== 1 || rest[0] === '' : rest.length > 0)
      throw new UsageError(
        `"backup ${action}" takes ${action === 'restore' ? 'the id of a backup, as "backup list" shows it' : 'nothing else'}.`,
      );
    if (dataFolder === undefined) throw new UsageError('Say whose backups: --data DIR.');
  },

  run(invocation) {
    const [action, id = ''] = invocation.words as [Action, string?];
    switch (action) {
      case 'list':
        return list(invocation);
      case 'make':
        return make(invocation);
      case 'restore':
        return restore(invocation, id);
    }
  },
};

async function list({ client, json }: Invocation): Promise<number> {
  const door = await client.call('door.state', {});
  const backups = door.kind === 'damaged' ? door.backups : (await client.call('backups.list', {})).backups;
  const isDamaged = door.kind === 'damaged';
  if (json) printJson({ isDamaged, backups });
  else {
    if (isDamaged) printLine(`The database ${door.file} is damaged; it was left as it is.`);
    if (backups.length === 0) printLine('There is no backup.');
    for (const backup of backups) printLine(describe(backup));
  }
  return 0;
}

async function make({ client, json, signal }: Invocation): Promise<number> {
  const progress = createProgress();
  for await (const event of client.stream('backups.make', {}, signal)) {
    if (event.type === 'progress') {
      progress.say(`copying ${Math.floor((100 * event.doneBytes) / Math.max(1, event.totalBytes))} %`);
    } else if (event.type === 'checking') {
      progress.say('reading the copy back');
    } else {
      progress.clear();
      if (json) printJson(event.backup);
      else printLine(describe(event.backup));
    }
  }
  return 0;
}

async function restore({ client, json }: Invocation, id: string): Promise<number> {
  const door = await client.call('door.state', {});
  if (door.kind === 'damaged') await client.call('door.restore', { id });
  else await client.call('backups.restore', { id });
  if (json) printJson({ restored: id });
  else printLine(`${id} is the database now. The one before is kept: see "backup list".`);
  return 0;
}

const reasons: Readonly<Record<Backup['kind'], string>> = {
  daily: 'daily',
  asked: 'asked for',
  'before-migration': 'before an update',
  'set-aside': 'set aside',
};

function describe({ id, kind, madeAt, sizeBytes, state, projects, ideas }: Backup): string {
  const holds =
    state === 'good'
      ? `${projects} ${projects === 1 ? 'project' : 'projects'}, ${ideas} ${ideas === 1 ? 'idea' : 'ideas'}`
      : state === 'newer'
        ? 'made by a newer Inkling'
        : 'UNREADABLE';
  const when = new Date(madeAt).toISOString().replace(/\.\d+Z$/u, 'Z');
  return `${id}\n  ${[when, reasons[kind], `${(sizeBytes / 1e6).toFixed(1)} MB`, holds].join(' · ')}`;
}
