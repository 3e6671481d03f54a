import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The folder of the repository. */
export const root = path.resolve(import.meta.dirname, '../../..');
export const readText = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** A package of npm that can end up in the app. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** As the lock file has it: "sha512-…". */
  readonly integrity: string;
  /** Its folder, from the repository's. */
  readonly place: string;
  /** An expression of SPDX; null where the package names none. */
  readonly licence: string | null;
  readonly author: string | null;
}

/** What is read of a package.json. */
interface PackageFile {
  readonly name: string;
  readonly author?: string | { readonly name?: string };
  readonly license?: string | { readonly type: string };
  readonly licenses?: readonly { readonly type: string }[];
}

interface LockEntry {
  readonly version: string;
  readonly integrity: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
type Lock = Readonly<Record<string, LockEntry>>;

/** Folders whose sources are built into the app. */
const sources = ['contract', 'electron', 'backend', 'renderer'];
/** What a source names after `from`, `import(`, `@import` or `resolve(`: a package, perhaps with a path inside. */
const named =
  /(?:from\s+|import\s*\(?\s*|@import\s+|resolve\()['"]((?:@[\w.-]+\/)?[\w.-]+)(?:\/[^'"]*)?['"]/gu;
/** Electron ships as a program with the licences of its own parts; what its npm package needs to fetch it does not. */
const program = 'electron';

/**
 * Every package that can end up in the app: `dependencies`, what the sources import, and what these need in turn. A
 * little more than what the bundler keeps, never less. As installed here: of libraries for one system each, those of
 * this one. Sorted by name and version.
 */
export function shippedPackages(): ShippedPackage[] {
  const lock = readLock();
  const { dependencies } = JSON.parse(readText('package.json')) as { dependencies: Record<string, string> };
  const names = new Set(Object.keys(dependencies));
  for (const folder of sources)
    for (const file of readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }))
      if (/\.(?:tsx?|css)$/u.test(file))
        for (const [, name] of readText(path.join(folder, file)).matchAll(named)) names.add(name!);
  names.delete(program);

  const found = new Map<string, ShippedPackage>();
  const open = Array.from(names, (name) => placeOf(lock, '', name));
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (place === null || found.has(place) || !existsSync(path.join(root, place))) continue;
    found.set(place, packageAt(lock, place));
    for (const name of Object.keys({ ...lock[place]!.dependencies, ...lock[place]!.optionalDependencies }))
      open.push(placeOf(lock, place, name));
  }
  return [...found.values()].sort(
    (a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version, 'en', { numeric: true }),
  );
}

/** Electron as the lock file has it. */
export function shippedElectron(): ShippedPackage {
  return packageAt(readLock(), `node_modules/${program}`);
}

function readLock(): Lock {
  return (JSON.parse(readText('package-lock.json')) as { packages: Lock }).packages;
}

function packageAt(lock: Lock, place: string): ShippedPackage {
  const { version, integrity } = lock[place]!;
  const own = JSON.parse(readText(path.join(place, 'package.json'))) as PackageFile;
  const author = typeof own.author === 'string' ? own.author : (own.author?.name ?? null);
  return { name: own.name, version, integrity, place, licence: licenceOf(own), author };
}

/** Where Node finds a package from the place of another: in its node_modules, then in those of each folder above. */
function placeOf(lock: Lock, from: string, name: string): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = `${folder}${folder && '/'}node_modules/${name}`;
    if (place in lock) return place;
    if (folder === '') return null;
  }
}

/** What a package says in its own words, where that is no name of SPDX; read in its licence file. */
const meant: Readonly<Record<string, string>> = { duck: 'BSD-2-Clause' };

function licenceOf({ name, license, licenses }: PackageFile): string | null {
  const stated = typeof license === 'string' ? license : license?.type;
  return meant[name] ?? stated ?? licenses?.map(({ type }) => type).join(' OR ') ?? null;
}
