import { describe, expect, it } from 'vitest';
import { joinSpoken } from '../../../backend/speech/join-spoken.ts';
import { cutAtPauses, isSilent } from '../../../backend/speech/pauses.ts';
import { resample } from '../../../backend/speech/resample.ts';

const rate = 16_000;
const sine = (hertz: number, sampleRate: number, seconds = 0.5) =>
  Float32Array.from({ length: seconds * sampleRate }, (_, i) =>
    Math.sin((2 * Math.PI * hertz * i) / sampleRate),
  );
/** The middle, where no end is near. */
const middle = (samples: Float32Array) => samples.subarray(samples.length >> 2, (3 * samples.length) >> 2);
const power = (samples: Float32Array) => samples.reduce((sum, x) => sum + x * x, 0) / samples.length;

describe('another number of samples a second', () => {
  it('keeps what the new one can hold, up and down', () => {
    for (const from of [8000, 22_050, 44_100, 48_000]) {
      const expected = sine(440, rate);
      const resampled = resample(sine(440, from), from, rate);
      expect(resampled).toHaveLength(expected.length);
      const wrong = middle(resampled).map((value, i) => value - middle(expected)[i]!);
      expect(power(wrong), String(from)).toBeLessThan(1e-4);
    }
  });

  it('takes out what it can’t hold rather than folding it back', () => {
    expect(power(middle(resample(sine(12_000, 48_000), 48_000, rate)))).toBeLessThan(1e-4);
  });
});

describe('a long recording', () => {
  it('is cut where it is quiet, without losing anything', () => {
    const samples = sine(200, rate, 70);
    // Silence from 20 to 20.5 and from 45 to 45.5 seconds.
    for (const second of [20, 45]) samples.fill(0, second * rate, (second + 0.5) * rate);
    const stretches = cutAtPauses(samples, rate);
    expect(stretches.map(({ end }) => Math.round(end / rate))).toEqual([20, 45, 70]);
    expect(stretches[0]!.start).toBe(0);
    stretches.slice(1).forEach(({ start }, at) => expect(start).toBe(stretches[at]!.end));
    expect(cutAtPauses(sine(200, rate, 3), rate)).toHaveLength(1);
    for (const { start, end } of cutAtPauses(sine(200, rate, 100), rate))
      expect(end - start).toBeLessThanOrEqual(28 * rate);
  });

  it('knows silence from a soft voice', () => {
    const silent = new Float32Array(rate);
    const whole = { start: 0, end: rate };
    expect(isSilent(silent, whole, rate)).toBe(true);
    silent.set(
      sine(200, rate, 0.1).map((x) => 0.01 * x),
      8000,
    );
    expect(isSilent(silent, whole, rate)).toBe(false);
  });
});

it('what was said becomes one text: spaces in English, none in Chinese, a paragraph after a pause', () => {
  const at = (startSeconds: number, text: string) => ({ startSeconds, endSeconds: startSeconds + 1, text });
  expect(
    joinSpoken([at(0, ' Bread.'), at(1, ' It is left over.'), at(5, 'Another thought.'), at(6, ' ')]),
  ).toBe('Bread. It is left over.\n\nAnother thought.');
  expect(joinSpoken([at(0, '面包'), at(1, '剩下了。')])).toBe('面包剩下了。');
});
