import { describe, expect, it } from 'vitest';
import { numberContexts, numberFaults } from '../../../backend/ideation/number-faults.ts';
import { sentenceFaults } from '../../../backend/ideation/sentence-faults.ts';
import { titleFaults } from '../../../backend/ideation/title-faults.ts';
import { briefOf } from './brief.ts';

const sound =
  'Every afternoon the till file becomes a one-page baking list for tomorrow, so the baker mixes dough for the loaves that will sell.';

describe('sentenceFaults', () => {
  it('passes a sound sentence', () => expect(sentenceFaults(sound)).toEqual([]));

  it.each([
    ['Too few words here.', 'too short'],
    [`${sound.slice(0, -1)} ${'and then the next shop in the town follows '.repeat(6)}today.`, 'too long'],
    [sound.replace(' that will sell.', ' and the.'), 'cut off'],
    [sound.slice(0, -1), 'cut off'],
    [sound.replace('Every', 'every'), 'does not begin like a sentence'],
    [sound.replace(', so the', '. The'), 'more than one sentence'],
    [sound.replace('the loaves', 'the the loaves'), 'a word twice in a row'],
    [sound.replace('file', 'platform'), 'empty words'],
    [sound.replace('the baker', "the bakers ' hand"), 'a stray apostrophe'],
    [sound.replace('that will sell', 'so nothing is lost'), 'two conclusions'],
    [sound.replace('tomorrow', 'tomorrow \u{1F600}'), 'strange characters'],
    [
      'The oven is full at night, the van is empty at noon, and each evening the oven is full at night again for the shop.',
      'the same words twice',
    ],
    [
      'The baker bakes the oven bread in the oven so that the oven stays warm for the whole morning shift.',
      'one word too often',
    ],
    [
      'The van takes unsold loaves home, the shops stay open, and unsold loaves the van takes to the market.',
      'the same clause twice',
    ],
  ])('finds the fault of %j', (pitch, fault) => expect(sentenceFaults(pitch)).toContain(fault));
});

describe('numberFaults', () => {
  const contexts = numberContexts(briefOf());
  it.each(['For three years of till data one page is enough.', 'Two vans drive at night.'])(
    'lets %j pass',
    (pitch) => expect(numberFaults(pitch, contexts)).toEqual([]),
  );
  it('knows a stored brief by its texts alone', () => {
    const stored = { ...briefOf(), projectId: '7', updatedAt: 1_700_000_000_000 };
    expect(numberContexts(stored)).toEqual(contexts);
  });
  it('finds a number that is not in the brief', () =>
    expect(numberFaults('Each van takes 12 loaves.', contexts)).toEqual(['12 is not in the brief']));
  it.each(['It saves 38,000 euros a year.', 'It costs €900.'])('finds the sum of money in %j', (pitch) =>
    expect(numberFaults(pitch, contexts)).toContain('a sum of money'),
  );
  it('finds a number put to the wrong thing', () =>
    expect(numberFaults('The town has 140 ovens.', contexts)).toContain(
      '140 does not count ovens in the brief',
    ));
});

describe('titleFaults', () => {
  it('passes a name', () => expect(titleFaults('Tomorrow’s Dough', 'Bakery Returns')).toEqual([]));
  it.each(['', 'a long title that never ends at all', 'lower case', 'Ends with a stop.', 'Bakery Returns'])(
    'finds the fault of %j',
    (title) => expect(titleFaults(title, 'Bakery Returns')).not.toEqual([]),
  );
});
