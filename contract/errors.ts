import { z } from 'zod';

/**
 * Every way a request can fail, as a closed list: a client can switch over it and the compiler
 * notices a forgotten case.
 */
export const errorCodes = [
  'invalid-input',
  'not-found',
  'cancelled',
  'brief-empty',
  'model-missing',
  'model-damaged',
  'model-failed',
  'data-folder',
  'database-newer',
  'database-damaged',
  'database-locked',
  'passphrase-needed',
  'passphrase-wrong',
  'disk-full',
  'start-failed',
  'file-unreadable',
  'file-too-large',
  'file-unsupported',
  'file-empty',
  'file-encrypted',
  'file-damaged',
  'file-scanned',
  'table-unusable',
  'not-enough-data',
  'backend-lost',
  'port-taken',
  'offline',
  'hub-unreachable',
  'hub-refused',
  'download-damaged',
  'update-unreachable',
  'update-refused',
  'update-damaged',
  'update-not-placed',
  'engine-unreachable',
  'engine-refused',
  'engine-unusable',
  'engine-withdrawn',
  'worker-ended',
  'internal',
] as const;

export const errorCodeSchema = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/** What a person is told: what happened, and what to do about it. */
export const problemSchema = z.object({
  code: errorCodeSchema,
  /** One sentence: what happened, and what was kept. */
  message: z.string(),
  /** One sentence: what to do next. */
  remedy: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;

/** A failure that carries its own explanation across process boundaries. */
export class InklingError extends Error {
  override readonly name = 'InklingError';
  readonly code: ErrorCode;
  readonly remedy: string;

  constructor(code: ErrorCode, message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.remedy = remedy;
  }

  get problem(): Problem {
    return { code: this.code, message: this.message, remedy: this.remedy };
  }

  static from(problem: Problem): InklingError {
    return new InklingError(problem.code, problem.message, problem.remedy);
  }
}

/** The error for work that its own client called off. */
export function cancelledError(): InklingError {
  return new InklingError(
    'cancelled',
    'Stopped. What was finished before is kept.',
    'Start again whenever you like.',
  );
}
