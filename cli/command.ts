import type { ParseArgsConfig } from 'node:util';
import type { Client } from '../contract/client.ts';

/** A command as it was typed, and the backend it is a client of. */
export interface Invocation {
  readonly client: Client;
  /** What follows the command's name. */
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** Print one JSON document and nothing else on stdout. */
  readonly json: boolean;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** One thing the command line can do. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What else `--help` says, line by line. */
  readonly notes?: readonly string[];
  /** Its own options, beside `--data`, `--json` and `--help`. */
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Runs also where the database is damaged: then only what is asked at the door is answered. */
  readonly evenDamaged?: boolean;
  /** Refuses what can be seen to be wrong before a backend is started. Throws UsageError. */
  check(words: Invocation['words'], options: Invocation['options'], dataFolder: string | undefined): void;
  /** Resolves to the exit code. */
  run(invocation: Invocation): Promise<number>;
}
