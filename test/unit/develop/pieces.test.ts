import { describe, expect, it } from 'vitest';
import { fillStarter } from '../../../backend/develop/draft/fill-starter.ts';
import { piecesOf } from '../../../backend/develop/draft/pieces.ts';

describe('the pieces of a text', () => {
  it('are its sentences', () => {
    expect(piecesOf('One in eight stays away. The bus drives five times, empty.', false)).toEqual([
      'One in eight stays away.',
      'The bus drives five times, empty.',
    ]);
  });
  it.each([
    [
      'Ruth and Emil, who own the hire; two students; and the landlady, who counts.',
      ['Ruth and Emil, who own the hire', 'Two students', 'The landlady, who counts'],
    ],
    [
      'two cleaners, families in flats, and one owner who lives upstairs',
      ['Two cleaners', 'Families in flats', 'One owner who lives upstairs'],
    ],
    [
      'A quote within a day, 18 orders a month, no more than four visits, by the end of May.',
      ['A quote within a day', '18 orders a month', 'No more than four visits, by the end of May'],
    ],
    ['No more than 2,000 euros, one bus', ['No more than 2,000 euros', 'One bus']],
    ['- nurses\n- a vet, who drives', ['Nurses', 'A vet, who drives']],
    ['学生，住小公寓的家庭；店主', ['学生，住小公寓的家庭', '店主']],
    ['', []],
    [' , ; ', []],
  ])('%s', (text, pieces) => {
    expect(piecesOf(text, true)).toEqual(pieces);
  });
});

describe('a hand-written beginning', () => {
  const idea = { title: 'Drum {Bell}', pitch: 'A sensor tells' };
  const fill = (text: string) => text.replace('{customer}', 'students');
  it('takes the idea as it is, whatever stands in it', () => {
    expect(fillStarter('{customer} have “{idea}”. {pitch}', idea, fill)).toBe(
      'students have “Drum {Bell}”. A sensor tells.',
    );
    expect(fillStarter('有了“{idea}”。{pitch}', { ...idea, pitch: '铃响' }, fill)).toContain('铃响。');
  });
  it('is none where the brief or the idea has nothing for a place', () => {
    expect(fillStarter('{pitch}', { ...idea, pitch: ' ' }, fill)).toBeNull();
    expect(fillStarter('{idea}', idea, () => null)).toBeNull();
  });
});
