import { InklingError, type ErrorCode } from '../../contract/errors.ts';

/** An answer in the form that OpenAI's clients read. */
interface OpenAiError {
  readonly status: 400 | 401 | 403 | 404 | 413 | 500 | 503;
  readonly body: {
    readonly error: {
      readonly message: string;
      readonly type: string;
      readonly code: string;
      readonly param: null;
    };
  };
}

const statusOf: Partial<Record<ErrorCode, OpenAiError['status']>> = {
  'invalid-input': 400,
  'not-found': 404,
  'model-missing': 503,
  'model-damaged': 503,
  'model-failed': 503,
};

/** What a client is told of a failure; the reason of an unexpected one stays here. */
export function problemAnswer(error: unknown): OpenAiError {
  if (!(error instanceof InklingError) || error.code === 'internal')
    return openAiError(500, 'Something went wrong inside Inkling.', 'internal');
  return openAiError(statusOf[error.code] ?? 503, `${error.message} ${error.remedy}`, error.code);
}

/** An error by its status, its sentence and its code. */
export function openAiError(status: OpenAiError['status'], message: string, code: string): OpenAiError {
  const type = status < 500 ? 'invalid_request_error' : 'server_error';
  return { status, body: { error: { message, type, code, param: null } } };
}
