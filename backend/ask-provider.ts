import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { cancelledError } from '../contract/errors.ts';
import { providerAnswerSchema, type ProviderAnswer, type ProviderQuestion } from '../contract/providers.ts';
import type { BackendToShell } from '../contract/shell.ts';
import type { AskProvider } from './models/providers/ports.ts';

/** How long an answer may take: to try compiles a few shaders, to measure loads a model twice and compiles all of its. */
const limitsMs: Readonly<Record<ProviderQuestion['type'], number>> = { try: 60_000, measure: 240_000 };

/** Starts a process for a question, tells its answer, and gives the way to end it. */
type Start = (question: ProviderQuestion, tell: (answer: ProviderAnswer) => void) => () => void;

/** Asks, until there is an answer, nobody wants it any more, or it takes too long. */
function asking(start: Start): AskProvider {
  return (question, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(cancelledError());
      const leave = (finish: () => void) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        finish();
      };
      const end = start(question, (answer) => leave(() => resolve(answer)));
      const onAbort = () => {
        end();
        leave(() => reject(cancelledError()));
      };
      const limitMs = limitsMs[question.type];
      const timer = setTimeout(() => {
        end();
        leave(() => resolve({ type: 'fails', reason: `It took longer than ${limitMs / 1000} seconds.` }));
      }, limitMs);
      signal.addEventListener('abort', onAbort, { once: true });
    });
}

/** Asks processes of this Node, for a backend that runs from its sources. */
export function askForked(): AskProvider {
  const program = fileURLToPath(new URL('provider-child.ts', import.meta.url));
  return asking((question, tell) => {
    // What a driver prints is no line of ours.
    const child = fork(program, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    child.once('message', (answer) => tell(providerAnswerSchema.parse(answer)));
    child.once('error', (error) => tell({ type: 'fails', reason: error.message }));
    child.once('exit', (code, signal) => tell(endedBy(signal ?? `exit code ${String(code)}`)));
    child.send(question);
    return () => child.kill('SIGKILL');
  });
}

/** Asks the shell, which starts a process for each question: the backend itself may start none. */
export function createShellAsker(send: (message: BackendToShell) => void): {
  readonly ask: AskProvider;
  hear(id: number, answer: ProviderAnswer): void;
} {
  const waiting = new Map<number, (answer: ProviderAnswer) => void>();
  let asked = 0;
  return {
    ask: asking((question, tell) => {
      const id = ++asked;
      waiting.set(id, tell);
      send({ type: 'try-provider', id, question });
      return () => {
        waiting.delete(id);
        send({ type: 'leave-provider', id });
      };
    }),
    hear(id, answer) {
      waiting.get(id)?.(answer);
      waiting.delete(id);
    },
  };
}

function endedBy(reason: string): ProviderAnswer {
  return { type: 'fails', reason: `The process that tried it ended: ${reason}.` };
}
