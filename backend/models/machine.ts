import { readFile, statfs } from 'node:fs/promises';
import { arch, availableParallelism, cpus, freemem, totalmem } from 'node:os';
import type { Machine } from '../../contract/catalogue.ts';
import type { SpeedStore } from './ports.ts';

/** Instruction sets that products of packed weights are made faster by, as ONNX Runtime knows them. */
const helpful = ['avx2', 'avx_vnni', 'avx512_vnni', 'amx_int8', 'asimddp', 'i8mm'];

/** Reads what this machine has: memory, disk of the folder, cores, instruction sets. Nothing is measured. */
export async function readMachine(folder: string): Promise<Omit<Machine, 'speed'>> {
  const [disk, processor, memory] = await Promise.all([
    statfs(folder).catch(() => null),
    readFile('/proc/cpuinfo', 'utf8').catch(() => null),
    readFile('/proc/meminfo', 'utf8').catch(() => null),
  ]);
  return {
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    freeMemoryBytes: memory === null ? freemem() : (availableOf(memory) ?? freemem()),
    freeDiskBytes: disk && disk.bavail * disk.bsize,
    architecture: arch(),
    instructions: processor === null ? null : instructionsOf(processor),
  };
}

/** The same, with what was measured on this machine and on no other. */
export async function readMeasuredMachine(folder: string, speeds: SpeedStore): Promise<Machine> {
  const [facts, kept] = await Promise.all([readMachine(folder), speeds.read()]);
  const isOfHere = kept?.machine === machineName();
  return { ...facts, speed: isOfHere ? { tokenSeconds: kept.tokenSeconds, at: kept.at } : null };
}

/** What tells this machine from another one that the data may be carried to. */
export function machineName(): string {
  return `${arch()} ${availableParallelism()} ${cpus()[0]?.model ?? ''}`.trim();
}

/** Those of `helpful` that Linux lists (proc(5), /proc/cpuinfo): "flags" on x86, "Features" on ARM. */
export function instructionsOf(cpuinfo: string): string[] {
  const line = /^(?:flags|Features)\s*:(.*)$/mu.exec(cpuinfo)?.[1] ?? '';
  const known = new Set(line.trim().split(/\s+/u));
  return helpful.filter((name) => known.has(name));
}

/** MemAvailable of proc(5), which counts the caches that would make room; null where a kernel doesn't have it. */
export function availableOf(meminfo: string): number | null {
  const kilobytes = /^MemAvailable:\s+(\d+) kB$/mu.exec(meminfo)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}
