import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

interface Entry {
  readonly link?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Record<string, string>;
}

const file = path.resolve(import.meta.dirname, '../../package-lock.json');
const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Entry> };
/** Everything but the app itself. */
const entries = Object.entries(packages).filter(([place]) => place !== '');

// npm leaves out of the lock what its registry could not answer for, e.g. the libraries of other systems, and
// `npm ci` then refuses the lock. Such entries are added by hand, with version, os, cpu and integrity.
test('the lock names every optional package, those of other systems too', () => {
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isFound(place, name))
      .map((name) => `${name}, wanted by ${place}`),
  );
  expect(missing).toEqual([]);
});

test('every package is held to its SHA-512, those of other systems too, and none comes from a place of its own', () => {
  const open = entries.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/u.test(integrity ?? ''));
  expect(open.map(([place]) => place)).toEqual([]);
  // Without `resolved`, npm takes the registry that is set; a path, a repository or another host would stand there.
  const elsewhere = entries.filter(
    ([, { link, resolved }]) =>
      link || !(resolved ?? 'https://registry.npmjs.org/').startsWith('https://registry.npmjs.org/'),
  );
  expect(elsewhere).toEqual([]);
});

/**
 * Packages that want to run something when they are installed, and why none has to: `npm ci --ignore-scripts` gives a
 * working app.
 */
const scripts: Readonly<Record<string, string>> = {
  'node_modules/electron-winstaller': 'only for Squirrel installers, which are not built',
  'node_modules/koffi': 'builds what its package for this system brings built',
  'node_modules/onnxruntime-node': 'fetches CUDA libraries, which are not used',
};

test('no package but three known ones has an install script, and those need not run', () => {
  const found = entries.filter(([, { hasInstallScript }]) => hasInstallScript).map(([place]) => place);
  expect(found.sort()).toEqual(Object.keys(scripts).sort());
});

test('the native parts that install scripts would have built are there as they came', async () => {
  // Loading them is the proof: nothing of this was compiled here.
  const { default: Database } = await import('better-sqlite3');
  expect(new Database(':memory:').prepare('select 1 + 1').pluck().get()).toBe(2);
  const { default: koffi } = await import('koffi');
  expect(koffi.sizeof('int64_t')).toBe(8);
  const { listSupportedBackends } = await import('onnxruntime-node');
  expect(listSupportedBackends().map(({ name }) => name)).toContain('cpu');
});

/** As Node looks for it: in the node_modules of the package, then of each folder above. */
function isFound(place: string, name: string): boolean {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (`${folder}${folder && '/'}node_modules/${name}` in packages) return true;
    if (folder === '') return false;
  }
}
