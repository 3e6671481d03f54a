import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import type { MachineMemory } from '../models/ports.ts';

/**
 * Reads the memory of this machine, or of the container that holds this process. Linux alone says what could be had
 * (proc(5), MemAvailable: caches make room); elsewhere "free" leaves out what the system would give up, so that a machine
 * in good health seems full.
 */
export function readMachineMemory(
  readMeminfo: () => string = () => readFileSync('/proc/meminfo', 'utf8'),
): MachineMemory {
  // 0 where nothing is set, and more than any machine has.
  const limit = process.constrainedMemory();
  const whole = limit > 0 ? Math.min(totalmem(), limit) : totalmem();
  try {
    const kilobytes = /^MemAvailable:\s+(\d+) kB$/mu.exec(readMeminfo())?.[1];
    // Some containers say 0, which no machine has that still runs.
    return { available: Math.min(whole, Number(kilobytes ?? 0) * 1024) || null, whole };
  } catch {
    return { available: null, whole };
  }
}
