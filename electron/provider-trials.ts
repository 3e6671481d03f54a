import { utilityProcess, type UtilityProcess } from 'electron';
import { providerAnswerSchema, type ProviderAnswer, type ProviderQuestion } from '../contract/providers.ts';

/** Processes that try what models could run on, each for one question. */
export interface ProviderTrials {
  start(id: number, question: ProviderQuestion): void;
  leave(id: number): void;
  /** Ends all of them; nobody is told. */
  stop(): void;
}

/** `tell` gets what each says, or what ended it. */
export function createProviderTrials(
  program: string,
  tell: (id: number, answer: ProviderAnswer) => void,
): ProviderTrials {
  const running = new Map<number, UtilityProcess>();
  const leave = (id: number) => {
    running.get(id)?.kill();
    running.delete(id);
  };
  return {
    start(id, question) {
      // What a driver prints is no line of ours.
      const child = utilityProcess.fork(program, [], { serviceName: 'Inkling provider', stdio: 'ignore' });
      running.set(id, child);
      const answer = (said: ProviderAnswer) => {
        if (running.get(id) !== child) return;
        leave(id);
        tell(id, said);
      };
      child.once('message', (said) => answer(providerAnswerSchema.parse(said)));
      child.once('exit', (code) =>
        answer({ type: 'fails', reason: `The process that tried it ended: exit code ${code}.` }),
      );
      child.postMessage(question);
    },
    leave,
    stop() {
      for (const id of [...running.keys()]) leave(id);
    },
  };
}
