import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readFileSync } from 'node:fs';
import { catalogueModelSchema, type CatalogueModel } from '../../../contract/catalogue.ts';
import { fitOf } from '../../../backend/models/fit.ts';
import { packedAs } from '../../../backend/models/packings.ts';

const folder = path.join(import.meta.dirname, '../../../library/catalogue');
const [texts, speech] = ['text-generation.json', 'speech.json'].map((file) =>
  z.array(catalogueModelSchema.strict()).parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8'))),
) as [CatalogueModel[], CatalogueModel[]];
const models = [...texts, ...speech];

const machine = {
  ...{ cores: 1, memoryBytes: 1, freeMemoryBytes: 1, freeDiskBytes: null },
  ...{ architecture: 'x64', instructions: null, speed: null },
};

describe('the catalogue', () => {
  it('names each model and each file once, smallest first', () => {
    expect(new Set(models.map(({ id }) => id)).size).toBe(models.length);
    const files = models.flatMap(({ source }) => source.files.map((name) => `${source.repository}/${name}`));
    expect(new Set(files).size).toBe(files.length);
    for (const list of [texts, speech]) {
      const sizes = list.map((model) => fitOf(model, machine).fetchedBytes);
      expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    }
  });

  it('says in both languages what each is good at, and what a licence asks for', () => {
    for (const { words, licence } of models)
      for (const text of [words, ...(licence.asks ? [licence.asks] : [])]) {
        expect(text['zh-CN']).toMatch(/\p{Script=Han}/u);
        expect(text.en).toMatch(/^[^\p{Script=Han}]+\.$/u);
      }
  });

  it.each(models.filter(({ source }) => source.bytes !== null))(
    'has bytes for $id that its weights and their packing can take',
    ({ parameters, shape, source }) => {
      const bits = (8 * source.bytes!) / parameters;
      expect(Math.abs(bits / packedAs(source.packing, shape.width).fileBits! - 1)).toBeLessThan(0.06);
    },
  );

  it.each(models)('has measures of $id that leave weights for its layers', ({ parameters, shape }) => {
    const { layers, width, vocabulary, cacheWidth, isTied } = shape;
    const ofLayer = (parameters - (isTied ? 1 : 2) * vocabulary * width) / layers;
    // Attention takes about 2 to 4 squares of the width, the gated part about 5 to 18.
    expect(ofLayer / width ** 2).toBeGreaterThan(6);
    expect(ofLayer / width ** 2).toBeLessThan(22);
    expect(cacheWidth).toBeLessThanOrEqual(width);
  });

  it('pins a single file to its bytes only together with its commit', () => {
    for (const { source } of models)
      if (source.sha256 !== null) {
        expect(source.files).toHaveLength(1);
        expect(source.revision).not.toBeNull();
      }
  });
});
