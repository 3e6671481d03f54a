import { describe, expect, it } from 'vitest';
import { needsOf, needsSaid, needWeightsSchema, suits, type Need } from '../../../backend/ideation/needs.ts';
import type { BriefVectors } from '../../../backend/ideation/brief-vectors.ts';
import { readLibrary } from '../../../backend/library-folder.ts';

const { needs, needWeights } = await readLibrary('library');
const zeros = new Float32Array(needWeights.dimensions);
const silent: BriefVectors = { problem: zeros, sentences: [], constraints: null, assets: null };
const about = (problem: string, title = '') => [
  ...needsOf(
    { title, problem, people: '', constraints: '', assets: '', success: '' },
    silent,
    needs,
    needWeights,
  ).keys(),
];

describe('what a brief is about', () => {
  it('is found by its words', () => {
    expect(about('Four of 26 women who booked do not come, and nobody cancels.')).toContain('noshow');
    expect(about('The telephone rings all day, most callers ask the same thing.').slice(0, 4)).toEqual(
      expect.arrayContaining(['calls', 'questions']),
    );
    expect(about('Half of the bread stays unsold and is thrown away.', 'Bakery')[0]).toBe('waste');
  });

  it('is found by its meaning too', () => {
    const problem = Float32Array.from(zeros, (_, i) => needWeights.rows[i] as number);
    const [first = ''] = needWeights.needs;
    expect(
      [
        ...needsOf(
          { title: '', problem: '', people: '', constraints: '', assets: '', success: '' },
          { ...silent, problem },
          needs,
          needWeights,
        ).keys(),
      ][0],
    ).toBe(first);
  });

  it('is found by the one sentence that tells of it', () => {
    const width = needWeights.dimensions + 1;
    const place = needWeights.needs.indexOf('forgetting');
    const row = needWeights.sentenceRows.subarray(place * width, (place + 1) * width - 1);
    const length = Math.hypot(...row);
    const telling = row.map((value) => value / length);
    const brief = { title: '', problem: '', people: '', constraints: '', assets: '', success: '' };
    const sentences = [zeros, telling, zeros];
    const told = needsOf(brief, { ...silent, sentences }, needs, needWeights);
    expect([...told.keys()][0]).toBe('forgetting');
  });

  it('is what the person says, where they say it', () => {
    expect(needsSaid({ about: null })).toBeNull();
    const asSaid = needsSaid({ about: ['price', 'noshow'] })!;
    expect(suits({ needs: ['noshow', 'price'] }, asSaid)).toBeGreaterThan(1);
    expect(suits({ needs: ['waste'] }, asSaid)).toBe(0);
    expect(needsSaid({ about: [] })?.size).toBe(0);
  });

  it('is eight needs at most', () => {
    expect(
      about('Waiting, queues, no-shows, calls, waste, late bills, lonely patients, mistakes, noise, mud.'),
    ).toHaveLength(8);
  });

  it('counts a word once, however often it is said', () => {
    const once = about('People queue. It breaks and fails, and repairs are blocked.');
    expect(about('People queue, queue, queue. It breaks and fails, and repairs are blocked.')).toEqual(once);
  });

  it('reads a megabyte in time', () => {
    expect(about('a'.repeat(200_000) + ' wait '.repeat(100_000))).toContain('waiting');
  });

  it('needs a vector of the right length, and whole weights', () => {
    const brief = { title: '', problem: '', people: '', constraints: '', assets: '', success: '' };
    expect(() => needsOf(brief, { ...silent, assets: new Float32Array(3) }, needs, needWeights)).toThrow(
      'dimensions',
    );
    const bytes = (count: number) => Buffer.alloc(count).toString('base64');
    const whole = { needs: ['a'], dimensions: 2, sentenceWeights: bytes(12), weights: bytes(36) };
    expect(needWeightsSchema.safeParse(whole).success).toBe(true);
    expect(needWeightsSchema.safeParse({ ...whole, weights: bytes(32) }).success).toBe(false);
    expect(needWeightsSchema.safeParse({ ...whole, sentenceWeights: bytes(8) }).success).toBe(false);
  });
});

describe('suits', () => {
  const brief = new Map([
    ['calls', 1],
    ['waiting', 0.8],
  ]);
  it('is 1 for the foremost need of both, less for what stands behind, 0 for none', () => {
    expect(suits({ needs: ['calls'] }, brief)).toBe(1);
    expect(suits({ needs: ['waiting'] }, brief)).toBeLessThan(1);
    expect(suits({ needs: ['price', 'calls'] }, brief)).toBeLessThan(suits({ needs: ['calls'] }, brief));
    expect(suits({ needs: ['calls', 'waiting'] }, brief)).toBeGreaterThan(1);
    expect(suits({ needs: ['price'] }, brief)).toBe(0);
  });
});

describe('the library’s needs', () => {
  it('have words that are patterns and can’t match nothing, and weights', () => {
    for (const { words } of needs)
      for (const word of words) expect('', word).not.toMatch(new RegExp(`^(?:${word})$`));
    expect(needs.map(({ id }: Need) => id).sort()).toEqual([...needWeights.needs].sort());
  });
});
