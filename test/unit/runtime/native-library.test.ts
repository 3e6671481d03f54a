import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const native = path.join('bin/napi-v6', process.platform, process.arch);

interface Said {
  readonly kind: string;
  readonly reason: string | null;
  readonly tried: readonly { readonly size?: number; readonly code?: string; readonly message?: string }[];
}

/** The app's code over packages of which `spoil` may break some; what is not in `broken` is there as it is. */
async function runWith(broken: readonly string[], spoil: (packages: string) => Promise<void>): Promise<Said> {
  const folder = await temporaryFolder();
  const packages = path.join(folder, 'node_modules');
  await mkdir(packages);
  for (const part of ['backend', 'contract', 'package.json'])
    await cp(path.join(root, part), path.join(folder, part), { recursive: true });
  const child = 'test/support/native-library-child.ts';
  await cp(path.join(root, child), path.join(folder, child));
  const real = path.join(root, 'node_modules');
  for (const name of await readdir(real))
    if (!broken.includes(name)) await symlink(path.join(real, name), path.join(packages, name));
  await spoil(packages);
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [child, path.join(root, 'models')], {
    cwd: folder,
    timeout: 50_000,
  });
  return JSON.parse(stdout) as Said;
}

/** onnxruntime-node as it is, with another library, or none. */
async function withLibrary(packages: string, content: string | null): Promise<void> {
  const real = path.join(root, 'node_modules/onnxruntime-node');
  const own = path.join(packages, 'onnxruntime-node');
  await cp(real, own, { recursive: true, filter: (source) => !source.startsWith(path.join(real, 'bin')) });
  await mkdir(path.join(own, native), { recursive: true });
  for (const name of await readdir(path.join(real, native))) {
    const place = path.join(own, native, name);
    if (name.endsWith('.node')) await cp(path.join(real, native, name), place);
    else if (content !== null) await writeFile(place, content);
  }
}

it('where the native half of koffi is missing, onnxruntime-node’s own way is taken, and models work', async () => {
  const { kind, reason, tried } = await runWith(['koffi', '@koromix'], async (packages) => {
    await cp(path.join(root, 'node_modules/koffi'), path.join(packages, 'koffi'), {
      recursive: true,
      filter: (source) => !source.endsWith('/vendor') && !source.endsWith('/doc'),
    });
    await rm(path.join(packages, '@koromix'), { recursive: true, force: true });
  });
  expect(kind).toBe('node-api');
  expect(reason).toMatch(/koffi/iu);
  expect(tried).toEqual([{ size: 384 }, { size: 384 }]);
});

it.each([
  ['missing', null],
  ['no library', 'This is no library.'],
])(
  'where ONNX Runtime’s library is %s, each who asks for a model is told so, and nothing hangs',
  async (_, content) => {
    const { kind, reason, tried } = await runWith(['onnxruntime-node'], (packages) =>
      withLibrary(packages, content),
    );
    expect(kind).toBe('node-api');
    expect(reason).toMatch(/onnxruntime/u);
    expect(tried).toHaveLength(2);
    for (const { code, message } of tried) {
      expect(code).toBe('model-failed');
      expect(message).toMatch(/could not be loaded: .*onnxruntime/u);
    }
  },
);
