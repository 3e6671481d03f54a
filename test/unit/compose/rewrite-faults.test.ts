import { describe, expect, it } from 'vitest';
import { rewriteFaults } from '../../../backend/compose/rewrite-faults.ts';
import { rewriteLexicon } from '../../../backend/compose/rewrite-words.ts';

const late = 'Pay the bill of 45 euros within 10 days.';
const roster =
  'Please socialise the draft roster with your team and flag any blockers to me by close of play on Tuesday, so that we can lock it down before the holidays.';
const alarm =
  'If the alarm rings at nite, do not go in the barn alone, there was to many accidents. Call Henrik first. He live 2 minutes away and he know the dogs.';
const kiln =
  'Shelves must be scraped after use. Members who do not comply lose their turn at the kiln. Report breakages to the studio manager.';

describe('a changed text', () => {
  it('that is short may grow by a greeting and a please', () => {
    const friendly =
      'Hello, we hope you are well! Please pay the bill of 45 euros within 10 days, thank you.';
    expect(rewriteFaults(late, friendly, 'friendly')).toEqual([]);
    expect(rewriteFaults(late, `${friendly} ${friendly}`, 'friendly')).toContain('too long');
  });

  it('may say plainly what was jargon', () => {
    const plain =
      'Please show the draft roster to your team and tell me by the end of Tuesday if anything stands in the way, so that we can fix it before the holidays.';
    expect(rewriteFaults(roster, plain, 'plain')).toEqual([]);
  });

  it('may have many words corrected, and none put in', () => {
    const right =
      'If the alarm rings at night, do not go into the barn alone; there were too many accidents. Call Henrik first. He lives 2 minutes away and he knows the dogs.';
    expect(rewriteFaults(alarm, right, 'correct')).toEqual([]);
    expect(rewriteFaults(alarm, right.replace('barn', 'tunnel'), 'correct')).toContain('too much is new');
    expect(rewriteFaults('Can some one mend the lamp?', 'Can someone mend the lamp?', 'correct')).toEqual([]);
  });

  it('has no sentence about something else, and leaves out none', () => {
    const [first, second, third] = [
      'Please scrape the shelves after use.',
      'Sorry, members who do not comply lose their turn at the kiln.',
      'Please report breakages to the studio manager.',
    ];
    expect(rewriteFaults(kiln, [first, second, third].join(' '), 'friendly')).toEqual([]);
    const strange = [first, second, third, 'Our cafe sells fresh cake.'].join(' ');
    expect(rewriteFaults(kiln, strange, 'friendly')).toContain('too much is new');
    expect(rewriteFaults(kiln, [first, second, 'Please ask us.'].join(' '), 'friendly')).toContain(
      'too much was left out',
    );
  });
});

describe('the words of a changed text', () => {
  it('lead over to an example only where one is asked for', () => {
    const text = 'Signs save questions. A yellow arrow points to the printer.';
    const example = 'For example, a yellow arrow';
    expect(rewriteLexicon(text, 'expand')?.allows('', example)).toBe(true);
    expect(rewriteLexicon(text, 'shorten')?.allows('', example)).toBe(false);
    expect(rewriteLexicon(text, 'friendly')).toBeNull();
  });

  it('may be irregular forms of those of the text, letter by letter', () => {
    const lexicon = rewriteLexicon('She wrote to the office and the staff chose.', 'shorten');
    for (const begun of ['She writ', 'She written ', 'the staff choo', 'the staff choose '])
      expect(lexicon?.allows('', begun), begun).toBe(true);
  });
});
