import { ZodError } from 'zod';
import { cancelledError, InklingError, type Problem } from '../../contract/errors.ts';

/** What a client is told about an input its endpoint's schema refused: the fields, and zod's sentences. */
export function inputProblem(error: ZodError): Problem {
  return { code: 'invalid-input', message: sentencesOf(error), remedy: 'Correct this and try again.' };
}

function sentencesOf(error: ZodError): string {
  const sentences = error.issues
    .slice(0, 3)
    .map((issue) => (issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : issue.message));
  return sentences.join(' ');
}

/** Turns whatever a handler threw into what a person is told. Only `internal` is a surprise. */
export function problemOf(error: unknown, signal: AbortSignal): Problem {
  if (error instanceof InklingError) return error.problem;
  if (signal.aborted && error instanceof Error && error.name === 'AbortError')
    return cancelledError().problem;
  return systemProblem(codeOf(error)) ?? internalProblem(error);
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** SQLite's codes say first what kind of failure it was, then which: SQLITE_CORRUPT_VTAB, SQLITE_IOERR_FSYNC. */
function kindOf(code: string): string {
  return code.split('_').slice(0, 2).join('_');
}

/** The failures of disk and database that can strike any endpoint, by the code Node or SQLite gave. */
function systemProblem(code: string): Problem | null {
  switch (code.startsWith('SQLITE_') ? kindOf(code) : code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
      return {
        code: 'disk-full',
        message: 'The disk is full, so this could not be saved. Everything saved before is kept.',
        remedy: 'Free some space and try again.',
      };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_IOERR':
      return {
        code: 'data-folder',
        message: 'Inkling can’t read or write in its data folder, so this could not be saved.',
        remedy: 'Look whether its disk is there and may be written to, then restart Inkling.',
      };
    case 'SQLITE_BUSY':
      return {
        code: 'database-locked',
        message: 'Another program is using the database, so this could not be saved.',
        remedy: 'Close the other program and try again.',
      };
    case 'SQLITE_CORRUPT':
    case 'SQLITE_NOTADB':
      return {
        code: 'database-damaged',
        message: 'A part of the database is damaged. The file was left as it is.',
        remedy: 'Quit Inkling, copy the data folder to a safe place, then restore a snapshot.',
      };
    default:
      return null;
  }
}

function internalProblem(error: unknown): Problem {
  const text =
    error instanceof ZodError ? sentencesOf(error) : error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    message: `Something went wrong inside Inkling: ${text}`,
    remedy: 'Try again; if it happens again, restart Inkling and report what you did.',
  };
}
