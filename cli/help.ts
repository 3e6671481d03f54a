import type { Command } from './command.ts';

/** What `--help` prints. */
export function helpText(commands: readonly Command[]): string {
  const lines = commands.map(({ usage, summary, notes = [] }) =>
    [`  ${usage}`, ...[summary, ...notes].map((line) => `      ${line}`)].join('\n'),
  );
  return `Inkling: private product ideation on your own machine.

Usage: inkling COMMAND [options]

${lines.join('\n')}

Options of every command:
  --data DIR   use the store in this folder; without it, one that is thrown away at the end
  --passphrase-file FILE
               opens a store that has a passphrase, with it or with the recovery key; or set INKLING_PASSPHRASE
  --json       print one JSON document on stdout and nothing else; progress goes to stderr
  --help       this text

Exit codes: 0 done, 1 with a one-line reason on stderr, 130 stopped with Ctrl-C.
`;
}
