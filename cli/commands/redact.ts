import path from 'node:path';
import type { EventOf } from '../../contract/index.ts';
import { foundKinds, maskedTextLimit, type FoundKind } from '../../contract/personal-data.ts';
import { outFileOf, readTextFile, writeTextFile } from '../analyse/read-text-file.ts';
import type { Command, Invocation } from '../command.ts';
import { printJson, printLine } from '../print.ts';
import { createProgress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';

const usage =
  'redact FILE [--out FILE] [--columns A,B] [--kinds name,email,...] [--words A,B] [--reversible] | redact FILE --restore MAPPING --key KEY [--out FILE]';
const tables = new Set(['.csv', '.tsv', '.tab', '.json', '.jsonl', '.ndjson', '.xlsx', '.xlsm']);

type Done = Extract<EventOf<'analyse.mask'>, { type: 'done' }>;

/** `redact FILE`: personal data found and masked in a text or a table. */
export const redactCommand: Command = {
  name: 'redact',
  usage,
  summary: 'mask personal data in a text or a table, reversibly if asked',
  options: {
    out: { type: 'string' },
    columns: { type: 'string' },
    kinds: { type: 'string' },
    words: { type: 'string' },
    reversible: { type: 'boolean', default: false },
    restore: { type: 'string' },
    key: { type: 'string' },
  },

  check: (words, options) => void requestOf(words, options),

  async run(invocation) {
    const request = requestOf(invocation.words, invocation.options);
    return request.restore === undefined
      ? mask(invocation, request)
      : restore(invocation, request, request.restore);
  },
};

interface Request {
  readonly file: string;
  readonly out: string | undefined;
  readonly columns: string[] | undefined;
  readonly kinds: FoundKind[] | undefined;
  readonly words: string[];
  readonly isReversible: boolean;
  readonly restore: { readonly mapping: string; readonly key: string } | undefined;
}

function requestOf(words: Invocation['words'], options: Invocation['options']): Request {
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined);
  const list = (name: string) =>
    text(name)
      ?.split(/[,，]/u)
      .map((word) => word.trim())
      .filter((word) => word !== '');
  if (words.length !== 1) throw new UsageError(`Give one file. Usage: ${usage}`);
  const [mapping, key] = [text('restore'), text('key')];
  if ((mapping === undefined) !== (key === undefined))
    throw new UsageError('--restore needs the mapping and --key: both were given when the file was masked.');
  const isReversible = options.reversible === true;
  if (isReversible && text('out') === undefined)
    throw new UsageError('--reversible needs --out FILE: the mapping is written beside it.');
  const kinds = list('kinds')?.map((word) => {
    const kind = foundKinds.find((known) => known === word);
    if (!kind) throw new UsageError(`--kinds are some of: ${foundKinds.join(', ')}.`);
    return kind;
  });
  return {
    file: path.resolve(words[0]!),
    out: outFileOf(options.out, words[0]!),
    columns: list('columns'),
    kinds,
    words: list('words') ?? [],
    isReversible,
    restore: mapping === undefined || key === undefined ? undefined : { mapping: path.resolve(mapping), key },
  };
}

async function mask({ client, signal, json }: Invocation, request: Request): Promise<number> {
  const { file, out, columns, kinds, words, isReversible } = request;
  const isTable = tables.has(path.extname(file).toLowerCase());
  if (columns && !isTable) throw new UsageError('--columns are those of a table; this file is a text.');
  const source = isTable
    ? ({ kind: 'table', source: { kind: 'file', path: file }, columns } as const)
    : ({ kind: 'text', text: await readTextFile(file, maskedTextLimit) } as const);
  const progress = createProgress();
  let text = '';
  let done: Done | null = null;
  for await (const event of client.stream('analyse.mask', { source, kinds, words, isReversible }, signal)) {
    if (event.type === 'text') text += event.text;
    else if (event.type === 'done') done = event;
    else if (event.type === 'progress' && event.share !== null)
      progress.say(`${event.phase} ${Math.round(event.share * 100)} %`);
  }
  progress.clear();
  if (done === null) throw new Error('The masking ended without its result.');
  const mapping = done.secret && out !== undefined ? `${out}.mapping` : null;
  if (out !== undefined) await writeTextFile(out, text);
  if (mapping !== null) await writeTextFile(mapping, done.secret!.mapping);
  const { counts, total, rows } = done;
  const key = done.secret?.key ?? null;
  if (json)
    printJson({
      counts,
      total,
      rows,
      file: out ?? null,
      mapping,
      key,
      ...(out === undefined ? { text } : {}),
    });
  else if (out === undefined) {
    process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    process.stderr.write(`${counted(counts, total)}\n`);
  } else {
    printLine(counted(counts, total));
    printLine(`Wrote ${out}`);
    if (mapping !== null) {
      printLine(`Wrote ${mapping}`);
      printLine(`Key, shown this once: ${key}`);
    }
  }
  return 0;
}

function counted(counts: Done['counts'], total: number): string {
  if (total === 0)
    return 'No personal data was found. Names that stand in no list and after no sign may have been missed.';
  return `Masked ${total}: ${counts.map(({ kind, count, distinct }) => `${kind} ${count} (${distinct} different)`).join(', ')}.`;
}

async function restore(
  { client, json }: Invocation,
  { file, out }: Request,
  { mapping, key }: { mapping: string; key: string },
): Promise<number> {
  const input = {
    text: await readTextFile(file, maskedTextLimit),
    mapping: await readTextFile(mapping, maskedTextLimit),
    key,
  };
  const { text, restored, unknown } = await client.call('analyse.unmask', input);
  if (out !== undefined) await writeTextFile(out, text);
  if (json) printJson({ restored, unknown, file: out ?? null, ...(out === undefined ? { text } : {}) });
  else if (out === undefined) process.stdout.write(text);
  else printLine(`Put back ${restored}. Wrote ${out}`);
  return 0;
}
