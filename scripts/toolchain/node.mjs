import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cached } from './cache.mjs';
import { fetchTarball } from './npm-tarball.mjs';
import { run } from './run.mjs';

const version = '24.21.0';
const integrities = {
  'linux-x64':
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  'linux-arm64':
    'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
};

/** The path of a Node that runs TypeScript unaided and the native parts: the running one, or one fetched once. */
export async function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const integrity = integrities[platform];
  if (!integrity) {
    throw new Error(
      `Inkling needs Node 22.18 or newer and this is ${process.version}. Install a newer Node.`,
    );
  }
  const folder = await cached(`node-${version}`, async (draft) => {
    process.stderr.write(
      `This Node is ${process.version}; fetching Node ${version} from npm, once (about 50 MB)...\n`,
    );
    const download = await mkdtemp(join(tmpdir(), 'inkling-node-'));
    try {
      const tarball = await fetchTarball(`node-${platform}@${version}`, integrity, download);
      const { code } = await run('tar', ['-xzf', tarball, '-C', download, 'package/bin/node']);
      if (code !== 0) throw new Error('tar could not unpack Node.');
      const target = join(draft, 'bin', 'node');
      await mkdir(dirname(target));
      await copyFile(join(download, 'package/bin/node'), target);
    } finally {
      await rm(download, { recursive: true, force: true });
    }
  });
  const path = join(folder, 'bin', 'node');
  if (!existsSync(path)) throw new Error(`${folder} holds no Node. Delete that folder and start again.`);
  return path;
}
