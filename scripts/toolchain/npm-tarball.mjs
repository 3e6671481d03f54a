import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.mjs';

/**
 * Downloads a package's tarball into `folder` with the user's own npm, so that their registry and
 * proxy settings apply. Returns its path; throws when it isn't, byte for byte, the one pinned here.
 */
export async function fetchTarball(spec, integrity, folder) {
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const args = [...first, 'pack', spec, '--pack-destination', folder, '--loglevel', 'error'];
  const { code, stderr } = await run(command, args, { capture: true });
  if (code !== 0) throw new Error(`npm could not fetch ${spec}. ${stderr.trim()}`);
  const file = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (!file) throw new Error(`npm said it fetched ${spec}, but left no file.`);
  const path = join(folder, file);
  const digest = createHash('sha512')
    .update(await readFile(path))
    .digest('base64');
  if (`sha512-${digest}` !== integrity) {
    throw new Error(`${spec} is not the file this project was tested with (sha512-${digest}); not used.`);
  }
  return path;
}
