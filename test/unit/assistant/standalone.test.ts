import { describe, expect, it } from 'vitest';
import type { Turn } from '../../../contract/assistant.ts';
import { pointsBack } from '../../../backend/assistant/pointing.ts';
import { isFaithful, leansOnConversation } from '../../../backend/assistant/standalone.ts';

const history: Turn[] = [
  { role: 'customer', text: 'Does the kettle come with a warranty?' },
  { role: 'assistant', text: 'The warranty of the kettle lasts 30 months.' },
];

describe('a question after another', () => {
  it.each([
    ['And for how long?', true],
    ['How much does it cost?', true],
    ['How long does the warranty last?', true],
    ['And if I register the kettle three weeks later?', true],
    ['Is the lid included?', true],
    ['May my husband come in too?', true],
    ['那保修呢？', true],
    ['Which citric acid should I use to descale the kettle every spring?', false],
    ['Does your shop in Lindt sell filter paper too, and in which sizes?', false],
  ])('%s leans on the conversation: %s', (question, leans) => {
    expect(leansOnConversation(question, history)).toBe(leans);
    expect(leansOnConversation(question, [])).toBe(false);
  });

  it('points back by words that stand for something said', () => {
    expect(pointsBack('How much does it cost?')).toBe(true);
    expect(pointsBack('How long does the warranty last?')).toBe(false);
    expect(pointsBack('这个多少钱？')).toBe(true);
  });

  it.each([
    'What is his number?',
    'Does the second come in size 47?',
    'Is the last on a Sunday?',
    'How long does the first kind take?',
    'What is the difference between the two?',
    'and the other two?',
    'How do I choose the latter?',
    'Would the larger fit a bicycle?',
    'Which of those has no nuts?',
    'Is it the same for children?',
    'Can I drive in the meantime?',
  ])('points back with “%s”', (question) => {
    expect(pointsBack(question)).toBe(true);
  });

  it.each([
    'When does the first tram to the harbour leave?',
    'Is the second floor open on Mondays?',
    'How many people fit in the two halls?',
    'What does the large moving box cost?',
    'Who repairs the street lamp?',
  ])('points nowhere with “%s”', (question) => {
    expect(pointsBack(question)).toBe(false);
  });
});

describe('a rewritten question', () => {
  it('is trusted when it says what was left out, and nothing else', () => {
    const question = 'How long does it last?';
    expect(isFaithful('How long does the warranty of the kettle last?', question, history)).toBe(true);
    // A number that nobody said, something else altogether, and no question.
    expect(isFaithful('Does the kettle warranty last 24 months?', question, history)).toBe(false);
    expect(isFaithful('Which colours do you sell in Spain?', question, history)).toBe(false);
    expect(isFaithful('The warranty of the kettle lasts.', question, history)).toBe(false);
  });

  const talk = (customer: string, assistant: string): Turn[] => [
    { role: 'customer', text: customer },
    { role: 'assistant', text: assistant },
  ];
  const tree = talk(
    "My neighbour's tree hangs over my garden.",
    'You may ask him in writing to cut it, within four weeks.',
  );
  const pass = talk(
    'Can my mother get a parking spot near ward 9?',
    'There are four spots for visitors with a pass by the east door.',
  );
  const boots = talk(
    'Are the hiking boots waterproof?',
    'The Fell boot is, the Moor and Tarn boots are not.',
  );

  it.each([
    ['What if he doesn’t?', tree, 'What if my neighbour doesn’t cut the tree that hangs over my garden?'],
    ['Where does she get one?', pass, 'Where does my mother get a pass for the parking spots near ward 9?'],
    ['And the other two?', boots, 'Are the Moor and Tarn boots waterproof?'],
  ])('says otherwise what stands for something said: %s', (question, before, rewritten) => {
    expect(isFaithful(rewritten, question, before)).toBe(true);
  });

  it('needs nearly all its words from the conversation when the question has none of its own', () => {
    expect(isFaithful('Does my neighbour sell his tree to the forester?', 'What if he doesn’t?', tree)).toBe(
      false,
    );
    expect(isFaithful('Is the garden museum open?', 'What if he doesn’t?', tree)).toBe(false);
  });
});
