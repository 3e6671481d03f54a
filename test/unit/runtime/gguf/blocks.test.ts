import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { dequantise } from '../../../../backend/runtime/gguf/dequantise.ts';
import { tensorTypes } from '../../../../backend/runtime/gguf/tensor-types.ts';

/**
 * Random blocks of each kind and what gguf 0.19's own numpy formulas make of them (pip install gguf;
 * gguf.quants.dequantize), bytes and float32 weights in base64: another program by other people.
 */
const samples = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../../support/gguf-blocks.json'), 'utf8'),
) as Record<string, { bytes: string; weights: string }>;

test.each([...tensorTypes.values()].map((type) => [type.name, type] as const))(
  '%s blocks give the reference’s weights bit for bit',
  (name, type) => {
    const sample = samples[name]!;
    const bytes = Uint8Array.from(Buffer.from(sample.bytes, 'base64'));
    const weights = dequantise(type, bytes);
    expect(weights.length).toBeGreaterThan(31);
    expect(Buffer.from(weights.buffer).toString('base64')).toBe(sample.weights);
  },
);

test('every sample is of a kind that is read', () => {
  const names = [...tensorTypes.values()].map(({ name }) => name);
  expect(Object.keys(samples).sort()).toEqual([...names].sort());
});
