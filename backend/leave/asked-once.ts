import type { InputOf, OutputOf, RpcName } from '../../contract/index.ts';
import type { Rooms } from './ports.ts';

/** Rooms that are asked each question once: several parts of a document need the whole list of ideas. */
export function askedOnce(rooms: Rooms): Rooms {
  const answers = new Map<string, Promise<unknown>>();
  return {
    ask<N extends RpcName>(name: N, input: InputOf<N>) {
      const question = JSON.stringify([name, input]);
      const answer = answers.get(question) ?? rooms.ask(name, input);
      answers.set(question, answer);
      return answer as Promise<OutputOf<N>>;
    },
  };
}
