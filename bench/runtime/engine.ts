/** How long an engine read a prompt and wrote after it. */
export interface Timed {
  /** Until the first token of the answer was known. */
  readonly readMs: number;
  /** Of the tokens after the first. */
  readonly writeMs: number;
  readonly written: number;
}

/** An engine at work on the one model, asked by token ids so that every engine reads the same. */
export interface Engine {
  readonly name: EngineName;
  readonly version: string;
  /** Reads a prompt, nothing of which it knows, and writes `count` tokens: the likeliest each time. */
  readAndWrite(tokens: readonly number[], count: number): Promise<Timed>;
  dispose(): Promise<void>;
}

export type EngineName = 'inkling' | 'node-llama-cpp' | 'transformers';

/** What an engine needs to write tokens one by one, timed: the first when it has read, the others after it. */
export function timed(began: number, at: readonly number[]): Timed {
  const [first, last] = [at[0], at.at(-1)];
  if (first === undefined || last === undefined || at.length < 2)
    throw new Error('An engine ended before two tokens were written');
  return { readMs: first - began, writeMs: last - first, written: at.length - 1 };
}
