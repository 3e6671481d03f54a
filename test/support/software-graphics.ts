import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.join(import.meta.dirname, '../..');
const ask = `import { ensureElectron } from './scripts/toolchain/electron.mjs';
process.stdout.write(await ensureElectron(process.execPath));`;

/** Whether the tests that need a graphics card, or a processor that acts as one, can run here. */
export const hasSoftwareGraphics = process.platform === 'linux' && process.arch === 'x64';

/**
 * What a process has to find in its environment from its start so that WebGPU works in it without a graphics card:
 * SwiftShader, which does all of a card's work on the processor, as Electron brings it.
 */
export async function softwareGraphics(): Promise<Record<string, string>> {
  const words = ['--input-type=module', '--eval', ask];
  const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: root });
  const folder = path.dirname(stdout);
  return {
    LD_LIBRARY_PATH: folder,
    VK_ICD_FILENAMES: path.join(folder, 'vk_swiftshader_icd.json'),
  };
}
