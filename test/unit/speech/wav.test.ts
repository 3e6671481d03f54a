import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InklingError } from '../../../contract/errors.ts';
import { readWave } from '../../../backend/speech/wav.ts';
import { waveFile } from '../../support/senses/sound.ts';

describe('a WAV file', () => {
  it('is read in each kind of samples', () => {
    const values = [0, 0.5, -0.5, 0.25];
    const kinds = [
      { bits: 8, data: Uint8Array.from(values, (value) => 128 + 128 * value) },
      { bits: 16, data: new Uint8Array(Int16Array.from(values, (value) => 32_768 * value).buffer) },
      {
        bits: 24,
        data: Uint8Array.from(
          values.flatMap((value) => {
            const whole = 8_388_608 * value;
            return [whole & 255, (whole >> 8) & 255, (whole >> 16) & 255];
          }),
        ),
      },
      { bits: 32, data: new Uint8Array(Int32Array.from(values, (value) => 2_147_483_648 * value).buffer) },
      { bits: 32, format: 3, data: new Uint8Array(Float32Array.from(values).buffer) },
      { bits: 64, format: 3, data: new Uint8Array(Float64Array.from(values).buffer) },
    ];
    for (const { data, ...form } of kinds)
      expect([...readWave(waveFile(data, form)).samples], JSON.stringify(form)).toEqual(values);
  });

  it('has its channels mixed, and says its rate', () => {
    const data = new Uint8Array(Int16Array.of(16_384, 0, -16_384, -16_384).buffer);
    const { samples, sampleRate } = readWave(waveFile(data, { channels: 2, sampleRate: 44_100 }));
    expect([...samples]).toEqual([0.25, -0.5]);
    expect(sampleRate).toBe(44_100);
  });

  it('that was cut off gives what is there; a sample that is no number is silence', () => {
    const whole = waveFile(new Uint8Array(Int16Array.of(8192, 8192, 8192).buffer));
    expect([...readWave(whole.subarray(0, whole.length - 3)).samples]).toEqual([0.25]);
    const strange = new Uint8Array(Float32Array.of(NaN, Infinity, 7).buffer);
    expect([...readWave(waveFile(strange, { format: 3, bits: 32 })).samples]).toEqual([0, 0, 1]);
  });

  it('is refused with words where it is none, compressed, empty or damaged', () => {
    const codeOf = (bytes: Uint8Array) => {
      try {
        readWave(bytes);
        return null;
      } catch (error) {
        return error instanceof InklingError ? error.code : error;
      }
    };
    const two = new Uint8Array(4);
    expect(codeOf(new TextEncoder().encode('ID3 this is an mp3'))).toBe('file-unsupported');
    expect(codeOf(new Uint8Array())).toBe('file-unsupported');
    expect(codeOf(waveFile(two, { format: 2 }))).toBe('file-unsupported');
    expect(codeOf(waveFile(two, { bits: 12 }))).toBe('file-unsupported');
    expect(codeOf(waveFile(new Uint8Array()))).toBe('file-empty');
    expect(codeOf(waveFile(two, { channels: 0 }))).toBe('file-damaged');
    expect(codeOf(waveFile(two, { sampleRate: 0 }))).toBe('file-damaged');
    expect(codeOf(waveFile(two).subarray(0, 30))).toBe('file-damaged');
  });

  it('however it is changed, gives samples or a sentence', () => {
    const whole = waveFile(new Uint8Array(200));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 }),
        fc.nat(whole.length),
        (changes, end) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, value] of changes) bytes[at] = value;
          try {
            const { samples } = readWave(bytes.subarray(0, end));
            return samples.every((sample) => Math.abs(sample) <= 1);
          } catch (error) {
            return error instanceof InklingError;
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});
