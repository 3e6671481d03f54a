import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isAllowed } from '../../scripts/toolchain/licences/allowed.ts';
import { collectNotices, noticesAsText } from '../../scripts/toolchain/licences/notices.ts';
import { shippedPackages } from '../../scripts/toolchain/licences/packages.ts';
import { billOfMaterials } from '../../scripts/toolchain/licences/sbom.ts';

const root = path.resolve(import.meta.dirname, '../..');
const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

describe('what ships', () => {
  const names = new Set(shippedPackages().map(({ name }) => name));

  test('is every dependency, what the sources import and what these need; not the tools', () => {
    const { dependencies } = readJson('package.json') as { dependencies: Record<string, string> };
    // An alias is known by its own name.
    for (const [name, wanted] of Object.entries(dependencies))
      expect(names).toContain(/^npm:(.+)@/u.exec(wanted)?.[1] ?? name);
    for (const name of [
      'react',
      'linkedom',
      'htmlparser2',
      '@fontsource-variable/inter',
      'zrender',
      'sonic-boom',
    ])
      expect(names).toContain(name);
    for (const name of ['vite', 'eslint', 'electron', 'electron-builder', 'vitest', 'knip'])
      expect(names).not.toContain(name);
  });

  test('has a licence that it may be passed on under, each part of it, with its words', () => {
    const { parts, texts } = collectNotices();
    expect(parts.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
    for (const { name, text } of parts) expect(texts[text]!.length, name).toBeGreaterThan(150);
    expect(parts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Electron', 'inkling-135m', 'bge-small-en-v1.5', 'bge-small-zh-v1.5']),
    );
    const file = noticesAsText({ parts, texts });
    for (const { name } of parts) expect(file).toContain(name);
  });
});

test.each([
  [['MIT', '(MIT OR GPL-3.0-or-later)', '(MIT AND Zlib)', 'Apache-2.0', 'OFL-1.1'], true],
  [['GPL-3.0-only', 'MIT AND GPL-3.0-only', 'SSPL-1.0', 'UNLICENSED', '', 'SEE LICENSE IN x', null], false],
])('the licences %j are allowed: %s', (licences, expected) => {
  for (const licence of licences) expect(isAllowed(licence), String(licence)).toBe(expected);
});

describe('the bill of materials', () => {
  const bill = billOfMaterials();

  test('is CycloneDX 1.6, the same each time, and names nothing twice', () => {
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 });
    expect(bill.metadata.component).toMatchObject({ type: 'application', name: 'inkling' });
    expect(JSON.stringify(billOfMaterials())).toBe(JSON.stringify(bill));
    const refs = bill.components.map((component) => component['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
  });

  test('has for every package its version, where it comes from and a SHA-512, as in the lock file', () => {
    const libraries = bill.components.filter(({ type }) => type !== 'machine-learning-model');
    expect(libraries.length).toBeGreaterThan(150);
    for (const { name, version, purl, hashes } of libraries) {
      expect(purl).toBe(`pkg:npm/${name.replace('@', '%40')}@${version}`);
      expect(hashes?.[0], name).toMatchObject({ alg: 'SHA-512' });
      expect(hashes?.[0]?.content, name).toMatch(/^[0-9a-f]{128}$/u);
    }
  });

  test('has every file of every model with the SHA-256 that it is held to before it is loaded', () => {
    const { models } = readJson('models/manifest.json') as {
      models: { id: string; folder?: string; files: { path: string; sha256: string }[] }[];
    };
    for (const { id, folder, files } of models) {
      for (const file of files) {
        expect(file.sha256, `${id}/${file.path}`).toMatch(/^[0-9a-f]{64}$/u);
        expect(existsSync(path.join(root, 'models', folder ?? id, file.path))).toBe(true);
      }
      const model = bill.components.find(({ name }) => name === id);
      expect(model?.components?.map(({ name, hashes }) => [name, hashes?.[0]?.content])).toEqual(
        files.map(({ path: name, sha256 }) => [name, sha256]),
      );
    }
  });
});
