import { readFile, statfs } from 'node:fs/promises';
import { arch, availableParallelism, cpus, freemem } from 'node:os';
import type { Machine } from '../../contract/catalogue.ts';
import type { ReadMemory, SpeedStore } from './ports.ts';

/** Instruction sets that products of packed weights are made faster by, as ONNX Runtime knows them. */
const helpful = ['avx2', 'avx_vnni', 'avx512_vnni', 'amx_int8', 'asimddp', 'i8mm'];

/** Reads what this machine has: memory, disk of the folder, cores, instruction sets. Nothing is measured. */
async function readMachine(folder: string, readMemory: ReadMemory): Promise<Omit<Machine, 'speed'>> {
  const [freeDiskBytes, processor] = await Promise.all([
    readFreeDisk(folder),
    readFile('/proc/cpuinfo', 'utf8').catch(() => null),
  ]);
  const { whole, available } = readMemory();
  return {
    cores: availableParallelism(),
    memoryBytes: whole,
    freeMemoryBytes: available ?? Math.min(whole, freemem()),
    freeDiskBytes,
    architecture: arch(),
    instructions: processor === null ? null : instructionsOf(processor),
  };
}

/** Bytes that are free on the disk of a folder; null where that can't be told. */
export async function readFreeDisk(folder: string): Promise<number | null> {
  const disk = await statfs(folder).catch(() => null);
  return disk && disk.bavail * disk.bsize;
}

/** The same, with what was measured on this machine and on no other. */
export async function readMeasuredMachine(
  folder: string,
  speeds: SpeedStore,
  readMemory: ReadMemory,
): Promise<Machine> {
  const [facts, kept] = await Promise.all([readMachine(folder, readMemory), speeds.read()]);
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
