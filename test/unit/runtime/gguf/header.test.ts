import { describe, expect, it } from 'vitest';
import { InklingError } from '../../../../contract/errors.ts';
import { byteFileOf, type ByteFile } from '../../../../backend/runtime/gguf/byte-file.ts';
import { readHeader } from '../../../../backend/runtime/gguf/header.ts';
import { ggufBytes, type GgufValue, type WrittenTensor } from '../../../support/gguf.ts';

const metadata: Record<string, GgufValue> = {
  'general.architecture': ['text', 'llama'],
  'general.alignment': ['u32', 32],
  'llama.block_count': ['u32', 1],
  'llama.rope.freq_base': ['f32', 10_000],
  'a.flag': ['flag', true],
  'a.large': ['u64', 2 ** 40],
  'a.small': ['i64', -5],
  'tokenizer.ggml.tokens': ['text', ['a', 'b', 'ä']],
  'tokenizer.ggml.scores': ['f32', [0, -1, -2]],
  'tokenizer.ggml.token_type': ['i32', [1, 1, 3]],
};
const tensors: WrittenTensor[] = [
  { name: 'a.weight', dims: [32, 2], type: 2, bytes: new Uint8Array(36) },
  { name: 'b.weight', dims: [3], type: 0, bytes: new Uint8Array(12) },
];
const whole = ggufBytes(metadata, tensors);

/** Fails the test when a byte is asked for that the file hasn't. */
function watched(bytes: Uint8Array): ByteFile {
  const file = byteFileOf(bytes);
  return {
    ...file,
    readInto(into, offset) {
      if (offset < 0 || offset + into.length > bytes.length) throw new Error('Read past the end');
      file.readInto(into, offset);
    },
  };
}

function refusal(bytes: Uint8Array): InklingError {
  try {
    readHeader(watched(bytes));
  } catch (error) {
    if (error instanceof InklingError) return error;
    throw error;
  }
  throw new Error('It was read');
}

/** The file with a number put at the first place of some text, so many bytes behind it. */
function changed(text: string, behind: number, value: bigint, bytes = 8): Buffer {
  const copy = Buffer.from(whole);
  const at = copy.indexOf(text) + Buffer.byteLength(text) + behind;
  if (bytes === 8) copy.writeBigUInt64LE(value, at);
  else copy.writeUInt32LE(Number(value), at);
  return copy;
}

describe('the header of a GGUF file', () => {
  it('gives metadata and tensors with their places', () => {
    const header = readHeader(watched(whole));
    expect(header.version).toBe(3);
    expect(Object.fromEntries(header.metadata)).toMatchObject({
      'general.architecture': 'llama',
      'a.flag': true,
      'a.large': 2 ** 40,
      'a.small': -5,
      'tokenizer.ggml.tokens': ['a', 'b', 'ä'],
      'tokenizer.ggml.token_type': [1, 1, 3],
    });
    const [a, b] = [header.tensors.get('a.weight')!, header.tensors.get('b.weight')!];
    expect(a).toMatchObject({ dims: [32, 2], bytes: 36, type: { name: 'Q4_0' } });
    expect(b.offset).toBe(a.offset + 64);
    expect(b.offset + 32).toBe(whole.length);
  });

  it('is refused with words when it is another file, another version, or cut short', () => {
    expect(refusal(Buffer.from('PK\u0003\u0004 something else entirely, of some length')).message).toContain(
      '“GGUF”',
    );
    expect(refusal(Buffer.alloc(0)).message).toContain('too short');
    const version = (value: number) => {
      const copy = Buffer.from(whole);
      copy.writeUInt32LE(value, 4);
      return copy;
    };
    expect(refusal(version(1))).toMatchObject({ code: 'file-unsupported' });
    const bigEndian = Buffer.from(whole);
    bigEndian.writeUInt32BE(3, 4);
    expect(refusal(bigEndian).message).toContain('big-endian');
    for (let length = 0; length < whole.length - 20; length += 7)
      expect(refusal(whole.subarray(0, length)).code).toBe('file-damaged');
  });

  it('is refused for counts, lengths, offsets and shapes that the file can’t hold, before memory is taken', () => {
    const most = 2n ** 63n;
    const before = process.memoryUsage().rss;
    const bad = [
      changed('GGUF', 4, most), // tensors
      changed('GGUF', 12, most), // entries
      changed('GGUF', 12, 9999n),
      changed('general.architecture', 4, most), // length of a text
      changed('general.architecture', 4, 4_000_000n),
      changed('tokenizer.ggml.tokens', 8, 2n ** 40n), // length of a list
      changed('tokenizer.ggml.tokens', 8, 1_400_000n),
      changed('tokenizer.ggml.scores', 8, 1_400_000n),
      changed('tokenizer.ggml.scores', 4, 9n, 4), // a list of lists
      changed('tokenizer.ggml.scores', 4, 77n, 4),
      changed('a.weight', 0, 0n, 4), // dimensions
      changed('a.weight', 0, 9n, 4),
      changed('a.weight', 4, 33n), // no whole blocks
      changed('a.weight', 4, 0n),
      changed('a.weight', 12, 2n ** 52n), // rows
      changed('a.weight', 12, 1_000_000n),
      changed('a.weight', 24, 1n), // unaligned
      changed('a.weight', 24, 32n), // over the other
      changed('a.weight', 24, 2n ** 50n),
    ];
    for (const bytes of bad) expect(refusal(bytes).code).toBe('file-damaged');
    expect(refusal(changed('a.weight', 20, 999n, 4))).toMatchObject({
      code: 'file-unsupported',
      remedy: expect.stringContaining('Q4_K') as string,
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 2 ** 20);
  });

  it('names no tensor and no key twice', () => {
    const twice = ggufBytes(metadata, [tensors[0]!, { ...tensors[0]!, name: 'b.weight' }]);
    const name = twice.indexOf('b.weight');
    twice.write('a.weight', name);
    expect(refusal(twice).message).toContain('twice');
    const keys = Buffer.from(whole);
    keys.write('a.large', keys.indexOf('a.small'));
    expect(refusal(keys).message).toContain('twice');
  });
});
