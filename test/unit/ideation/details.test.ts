import { describe, expect, it } from 'vitest';
import { detailFaults } from '../../../backend/ideation/draft-fields.ts';

const details = {
  who: 'Commuter on the early train',
  why: 'People buy what they have chosen the evening before.',
  experiment: 'Tell twenty people about it on one printed page, and go on if at least twelve order.',
};

describe('detailFaults', () => {
  it('passes sound details', () => expect(detailFaults(details)).toEqual([]));
  it.each([
    [{ who: '' }, 'who is not a name for someone'],
    [{ why: 'no capital and no end' }, 'why is not one sentence'],
    [{ why: 'Two sentences. In one place.' }, 'why is not one sentence'],
    [{ why: 'In 2019 there were 38 of them.' }, 'why repeats figures'],
    [{ experiment: 'Try it for a while and continue if people like it.' }, 'nothing decides the experiment'],
    [
      { experiment: 'Tell ten people about it, and go on if at least 25 come.' },
      'asks more people than it tries',
    ],
    [{ experiment: 'Ask 20 of 40 on 3 days, and go on if 9 come.' }, 'too many numbers in the experiment'],
    [{ who: 'Children over 65 who play' }, 'invented figures'],
    [{ experiment: details.why }, 'the same sentence twice'],
  ])('finds the fault of %j', (change, fault) =>
    expect(detailFaults({ ...details, ...change })).toContain(fault),
  );
});
