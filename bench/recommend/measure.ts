/** Wall time, and processor time of all threads of this process, in milliseconds. */
export interface Time {
  readonly wallMs: number;
  readonly cpuMs: number;
}

/** Processor time that this process has used so far, in milliseconds. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export async function timed<T>(work: () => T | Promise<T>): Promise<Time & { readonly result: T }> {
  const wall = performance.now();
  const cpu = cpuMs();
  const result = await work();
  return { result, wallMs: performance.now() - wall, cpuMs: cpuMs() - cpu };
}

/** Highest memory of this process so far. */
export function peakBytes(): number {
  return 1024 * process.resourceUsage().maxRSS;
}

/** A goal of the project with what was measured. */
export interface Goal {
  readonly goal: string;
  readonly measured: number;
  readonly limit: number;
  readonly met: boolean;
}

export function atMost(goal: string, measured: number, limit: number): Goal {
  return { goal, measured, limit, met: measured <= limit };
}

export function above(goal: string, measured: number, limit: number): Goal {
  return { goal, measured, limit, met: measured > limit };
}
