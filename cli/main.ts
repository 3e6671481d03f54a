import { parseArgs } from 'node:util';
import { denyNetwork } from '../backend/in-process.ts';
import { InklingError } from '../contract/errors.ts';
import type { Command, Invocation } from './command.ts';
import { commands } from './commands/index.ts';
import { helpText } from './help.ts';
import { readSecret } from './read-secret.ts';
import { openSession } from './session.ts';
import { UsageError } from './usage-error.ts';

/** Exit code of a program that Ctrl-C ended: 128 and the number of SIGINT. */
const stoppedExitCode = 130;

denyNetwork();

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const stop = new AbortController();
// Once: a second Ctrl-C ends the process at once.
process.once('SIGINT', () => stop.abort());

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (stop.signal.aborted) {
    process.stderr.write('Stopped.\n');
    process.exitCode = stoppedExitCode;
  } else {
    process.stderr.write(`${reasonOf(error)}\n`);
    process.exitCode = 1;
  }
}

async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === 'help' || words.includes('--help')) {
    process.stdout.write(helpText(commands));
    return name === undefined ? 1 : 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    const names = commands.map((candidate) => candidate.name).join(', ');
    throw new UsageError(`There is no command "${name.slice(0, 40)}". There are: ${names}; see --help.`);
  }
  const { data, passphraseFile, json, ...options } = parse(command, rest);
  command.check(options.words, options.own, data);
  const session = await openSession(data, {
    secret: await readSecret(passphraseFile),
    evenDamaged: command.evenDamaged,
  });
  try {
    const { words: given, own } = options;
    return await command.run({
      client: session.client,
      words: given,
      options: own,
      json,
      signal: stop.signal,
    });
  } finally {
    await session.close();
  }
}

function parse(command: Command, rest: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      allowPositionals: true,
      options: {
        ...command.options,
        data: { type: 'string' },
        'passphrase-file': { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const {
      data,
      'passphrase-file': passphraseFile,
      json,
      ...own
    } = values as Record<string, string | boolean | undefined>;
    if (data === '') throw new UsageError('--data needs a folder.');
    return {
      words: positionals,
      own: own satisfies Invocation['options'],
      data: typeof data === 'string' ? data : undefined,
      passphraseFile: typeof passphraseFile === 'string' ? passphraseFile : undefined,
      json: json === true,
    };
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof TypeError)) throw error;
    // Node explains at length; its first sentence says what is wrong.
    throw new UsageError(`${error.message.split(/[.\n]/u)[0]}. Usage: ${command.usage}`);
  }
}

/** One line. A surprise keeps its stack for the report, on the lines after it. */
function reasonOf(error: unknown): string {
  if (error instanceof InklingError) return `${error.message} ${error.remedy}`.replaceAll('\n', ' ');
  if (error instanceof UsageError) return error.message.replaceAll('\n', ' ');
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
