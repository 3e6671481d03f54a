import type { ModelState } from './algorithm.ts';

/** Memory that the arrays of a state take. */
export function stateBytes(state: ModelState): number {
  let bytes = 0;
  for (const value of Object.values(state)) if (typeof value !== 'number') bytes += value.byteLength;
  return bytes;
}

/** The number called `name`. Throws a TypeError when the state has none. */
export function numberOf(values: Readonly<Record<string, unknown>>, name: string): number {
  const value = values[name];
  if (typeof value !== 'number') throw new TypeError(`${name} is no number`);
  return value;
}

/** The Float32Array called `name`. Throws a TypeError when the state has none. */
export function floatsOf(state: ModelState, name: string): Float32Array {
  const value = state[name];
  if (!(value instanceof Float32Array)) throw new TypeError(`${name} is no Float32Array`);
  return value;
}

/** The Int32Array called `name`. Throws a TypeError when the state has none. */
export function integersOf(state: ModelState, name: string): Int32Array {
  const value = state[name];
  if (!(value instanceof Int32Array)) throw new TypeError(`${name} is no Int32Array`);
  return value;
}
