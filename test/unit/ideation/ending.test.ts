import { describe, expect, it } from 'vitest';
import { endingFaults, endingOf, saysChange } from '../../../backend/ideation/ending.ts';
import { fitTitle } from '../../../backend/ideation/fit-title.ts';

const sentences = ['140 loaves come back unsold every evening', 'the oven is full from two to six at night'];

/** Of an ending alone. */
const faults = (ending: string) => endingFaults({ pitch: ending, opening: '' }, sentences);

describe('an ending', () => {
  it('is what comes after the opening, or the last clause', () => {
    expect(endingOf({ pitch: 'A board shows which loaves are left.', opening: 'A board shows' })).toBe(
      'which loaves are left.',
    );
    expect(endingOf({ pitch: 'A board shows it, so the shop closes early.', opening: '' })).toBe(
      'so the shop closes early.',
    );
  });
  it('may not tell the problem again', () =>
    expect(faults('so 140 loaves come back unsold.')).toEqual(['tells the problem again']));
  it('may say that the problem ends', () => {
    expect(faults('so fewer loaves come back unsold.')).toEqual([]);
    expect(saysChange({ pitch: 'so fewer loaves come back.', opening: '' })).toBe(true);
  });
  it('may say so with the last words of its opening', () => {
    const opening = 'A board shows what is left, so that customers no longer';
    const pitch = `${opening} see 140 loaves come back unsold every evening.`;
    expect(endingFaults({ pitch, opening }, sentences)).toEqual([]);
    expect(saysChange({ pitch, opening })).toBe(true);
    // An earlier clause does not make it so.
    const earlier = {
      pitch: 'No longer alone, the team bakes at noon.',
      opening: 'No longer alone, the team',
    };
    expect(saysChange(earlier)).toBe(false);
  });
  it('may bring in something new', () =>
    expect(faults('bakes only what the shops have asked for.')).toEqual([]));
  it('has to say something', () => expect(faults('is full.')).toContain('says nothing after its opening'));
});

describe('fitTitle', () => {
  const pitch = Float32Array.of(1, 0);
  const title = (text: string, closeness: number) => ({ text, vector: Float32Array.of(closeness, 0) });
  it('prefers the title closest in meaning', () =>
    expect(fitTitle(pitch, [title('Own', 0.3), title('Closer', 0.6)], [])).toBe(1));
  it('keeps the pitch’s own title when others are hardly closer', () =>
    expect(fitTitle(pitch, [title('Own', 0.6), title('Closer', 0.61)], [])).toBe(0));
  it('avoids words that other ideas are named by', () =>
    expect(fitTitle(pitch, [title('Friday Board', 0.6), title('Peg Rail', 0.55)], ['Board Meeting'])).toBe(
      1,
    ));
});
