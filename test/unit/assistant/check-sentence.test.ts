import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSentence } from '../../../backend/assistant/check-sentence.ts';
import { claimsOf, unsupportedClaims } from '../../../backend/assistant/claims.ts';
import { withoutVerdict } from '../../../backend/assistant/without-verdict.ts';

const passage =
  'The BP-6 pack costs 1,200 euros and lasts 5 km. Returns until 24.11.2026, 9:00 to 18:30. The workshop in Lund takes 2 weeks; at 12 °C or 31% it stops.';

describe('claims', () => {
  it.each([
    'It costs 1200 euros.',
    'It costs 1 200 euros.',
    'It costs 1\u2009200 euros.',
    'It costs 1.200,00 euros.'.replace('1.200,00', '1200'),
    'It lasts 5km.',
    'It lasts five km.',
    'The bp-6 pack lasts 5.0 km.',
    'Until 24.11.2026, from 09:00 to 18:30.',
    'It stops at 12°C or 31 %.',
    'The workshop in Lund takes two weeks. [1]',
    'Send it to Lund’s workshop.',
    'No, it does not.',
  ])('that a passage holds in other clothes are supported: %s', (sentence) => {
    expect(unsupportedClaims(sentence, [passage])).toEqual([]);
  });

  it.each([
    ['It costs 1,250 euros.', ['1,250']],
    ['It costs 12 euros and 50 cents.', ['50']],
    ['It lasts 50 km.', ['50']],
    ['Until 24.11.2027.', ['24.11.2027']],
    ['The BP-7 pack.', ['BP-7']],
    ['E-4012 is on.', ['E-4012']],
    ['The workshop in Oslo takes three weeks.', ['three', 'Oslo']],
    ['From 9:00 to 19:30.', ['19:30']],
    ['It takes 0.5 weeks.', ['0.5']],
    ['Call Anna.', ['Anna']],
  ])('that it does not hold are named: %s', (sentence, missing) => {
    expect(unsupportedClaims(sentence, [passage])).toEqual(missing);
  });

  it('of a text are always supported by the text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'BP-6',
            '1,200',
            '9:00',
            'Lund',
            'the',
            '5km',
            '€3.50',
            'two',
            '31%',
            '2/3',
            '.',
            ',',
          ),
        ),
        (parts) => {
          expect(unsupportedClaims(parts.join(' '), [parts.join(' ')])).toEqual([]);
        },
      ),
    );
  });

  it('never includes the number of a citation', () => {
    expect(claimsOf('It is included. [2]')).toEqual([]);
  });
});

describe('a yes or no', () => {
  it('stays only where the source says it', () => {
    expect(withoutVerdict('Yes, writing is not possible.', 'Writing is not possible.')).toBe(
      'Writing is not possible.',
    );
    expect(withoutVerdict('No, it is kept.', 'No, the zero is kept.')).toBe('No, it is kept.');
    expect(withoutVerdict('No parcel is sent.', 'Parcels stay.')).toBe('No parcel is sent.');
  });
});

describe('a written sentence', () => {
  it('must keep what its source denies', () => {
    const source = ['The cover is not paid for after 30 days.'];
    const { faults } = checkSentence(
      { text: 'The cover is paid for after 30 days.', citations: [1] },
      source,
      0.95,
    );
    expect(faults).toEqual(['It leaves out what the passage denies.']);
  });

  const check = (text: string, citations = [1], similarity = 0.9) =>
    checkSentence({ text, citations }, [passage], similarity);

  it('passes when its passage says so', () => {
    expect(check('The BP-6 pack costs 1200 euros.')).toMatchObject({ verdict: 'supported', faults: [] });
  });

  it.each([
    ['without a citation', check('The BP-6 pack costs 1200 euros.', []), 'cites nothing'],
    ['with a citation that is not there', check('The pack costs 1200 euros.', [4]), 'no passage 4'],
    ['with a number of its own', check('The BP-6 pack costs 1300 euros.'), '“1300”'],
    ['about something else', check('Bees prefer lavender over clover and heather.'), 'words'],
    ['unlike any sentence there', check('The BP-6 pack costs 1200 euros.', [1], 0.4), 'says the like'],
    ['that turns it into its opposite', check('The BP-6 pack never lasts 5 km.'), 'denies'],
  ])('fails %s', (_, { verdict, faults }, fault) => {
    expect(verdict).toBe('replaced');
    expect(faults.join(' ')).toContain(fault);
  });
});
