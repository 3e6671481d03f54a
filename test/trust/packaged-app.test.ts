import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from 'vitest';
import { root } from '../support/backend.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { isWhole } from '../support/trust.ts';

/** How a fuse is written in the program: the digit as a byte. */
const off = 48;
const on = 49;
const promised = {
  [FuseV1Options.RunAsNode]: off,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
  [FuseV1Options.EnableNodeCliInspectArguments]: off,
  [FuseV1Options.EnableCookieEncryption]: on,
  [FuseV1Options.OnlyLoadAppFromAsar]: on,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
};

/** Packages the app into a folder, as `npm run dist` does, and gives its program. */
async function packageInto(folder: string): Promise<string> {
  execFileSync(
    process.execPath,
    [path.join(root, 'scripts/dist.mjs'), '--dir', `--config.directories.output=${folder}`],
    { cwd: root, stdio: 'pipe' },
  );
  return path.join(folder, 'linux-unpacked', 'inkling');
}

interface ArchiveFolder {
  readonly files?: Readonly<Record<string, ArchiveFolder>>;
}

/** Every file of an asar archive, from the JSON at its beginning: two numbers of 8 bytes stand before it. */
function filesOfArchive(archive: string): string[] {
  const bytes = readFileSync(archive);
  const header = bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString();
  const walk = (folder: ArchiveFolder, name: string): string[] =>
    folder.files
      ? Object.entries(folder.files).flatMap(([inner, entry]) => walk(entry, `${name}/${inner}`))
      : [name];
  return walk(JSON.parse(header) as ArchiveFolder, '');
}

/** Starts the packaged app, waits until its store is there or the time is over, ends it, and gives what it said. */
async function start(program: string, data: string, words: readonly string[], environment = {}) {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn('xvfb-run', ['-a', program, ...sandbox, '--data', data, ...words], {
    env: { ...process.env, INKLING_NODE: process.execPath, ...environment },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const isUp = () => existsSync(path.join(data, 'inkling.db'));
  for (let waited = 0; waited < 600 && !isUp() && child.exitCode === null; waited++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  await new Promise((resolve) => setTimeout(resolve, 1000));
  if (child.exitCode === null) process.kill(-child.pid!, 'SIGKILL');
  return { said, isUp: isUp() };
}

test.runIf(isWhole && process.platform === 'linux')(
  'the packaged app has its fuses burnt and no source maps, and no switch, variable or folder makes it run anything else',
  async ({ task }) => {
    const folder = await temporaryFolder();
    const program = await packageInto(path.join(folder, 'dist'));
    const wire = await getCurrentFuseWire(program);
    for (const [fuse, state] of Object.entries(promised))
      expect([FuseV1Options[Number(fuse)], wire[fuse as unknown as FuseV1Options]]).toEqual([
        FuseV1Options[Number(fuse)],
        state,
      ]);

    const resources = path.join(path.dirname(program), 'resources');
    const files = [
      ...filesOfArchive(path.join(resources, 'app.asar')),
      ...readdirSync(resources, { recursive: true, encoding: 'utf8' }),
    ];
    expect(files).toContain('/out/main/main.cjs');
    expect(files.filter((name) => name.endsWith('.map'))).toEqual([]);

    const ran = path.join(folder, 'ran');
    const evil = path.join(folder, 'evil.cjs');
    writeFileSync(evil, `require('node:fs').writeFileSync(${JSON.stringify(ran)}, '')`);
    // An app beside the archive, which Electron would take first.
    const beside = path.join(resources, 'app');
    mkdirSync(beside, { recursive: true });
    writeFileSync(path.join(beside, 'package.json'), '{"main":"main.cjs"}');
    writeFileSync(path.join(beside, 'main.cjs'), readFileSync(evil));

    const { said, isUp } = await start(
      program,
      path.join(folder, 'data'),
      ['--inspect=0', '--inspect-brk=0', '--remote-debugging-port=0', '--js-flags=--expose-gc'],
      { NODE_OPTIONS: `--require=${evil}` },
    );
    expect(said).not.toMatch(/listening on ws/i);
    expect({ said, isUp }).toMatchObject({ isUp: true });
    await start(program, path.join(folder, 'as-node'), [evil], { ELECTRON_RUN_AS_NODE: '1' });
    expect(existsSync(ran)).toBe(false);
    task.meta.figure = `${Object.keys(promised).length} fuses read back; ${files.length} files, no source map among them; 6 ways in tried on the app as it runs`;
  },
  900_000,
);
