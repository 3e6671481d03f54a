import { readdirSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';

/**
 * As Unix counts it: 0 is everybody's, 19 the last in line. At 5 a thread gets a third of what one at 0 gets where both
 * want the same processor, and all of it where nobody else does. Windows makes no difference below 10.
 */
const niceness = 5;

/**
 * Lets the window go first: what computes here would have a person wait for the letters they type while a model writes.
 * Threads begun later stand where the one stands that begins them. A system that refuses leaves everything as it was.
 */
export function standBack(): void {
  for (const thread of threadsSoFar()) {
    try {
      setPriority(thread, Math.max(niceness, getPriority(thread)));
    } catch {
      // A thread that has ended meanwhile, or a system that lets no program lower itself.
    }
  }
}

/** Linux counts thread by thread, and some were begun to read this program; elsewhere 0 is the whole process. */
function threadsSoFar(): number[] {
  return process.platform === 'linux' ? readdirSync('/proc/self/task').map(Number) : [0];
}
