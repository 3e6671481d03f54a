import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AssistantSettings } from '../../../contract/assistant.ts';
import { handoffCauseOf } from '../../../backend/assistant/handoff-rule.ts';
import { defaultSettings } from '../../../backend/assistant/wordings.ts';
import { parseCsv } from '../../../backend/assistant/parse-csv.ts';

const reasonOf = (question: string, settings = defaultSettings) =>
  handoffCauseOf(question, settings)?.reason ?? null;
const withHandoff = (changes: Partial<AssistantSettings['handoff']>): AssistantSettings => ({
  ...defaultSettings,
  handoff: { ...defaultSettings.handoff, ...changes },
});

describe('a person takes over', () => {
  it.each([
    ['request', 'Can I speak with a real person?'],
    ['request', 'i want to talk to somebody'],
    ['request', 'Put me through to your manager, please.'],
    ['request', 'Please call me back this afternoon.'],
    ['request', 'I need a human'],
    ['request', '我要找人工客服'],
    ['request', '能不能让你们经理给我回电话'],
    ['frustration', 'This is ridiculous, I have asked you twice already.'],
    ['frustration', 'I’m so angry right now'],
    ['frustration', 'Useless bot.'],
    ['frustration', 'HOW CAN IT BE THAT NOBODY KNOWS ANYTHING'],
    ['frustration', 'What a waste of money.'],
    ['frustration', '你们太过分了，我已经反馈了好几次'],
    ['injury', 'My son was hurt by the lid.'],
    ['injury', 'The charger is on fire'],
    ['injury', 'I got an electric shock from the case.'],
    ['injury', '孩子被烫伤了怎么办'],
    ['legal', 'You will hear from my lawyer.'],
    ['legal', 'We will take you to court.'],
    ['legal', '我要去法院起诉你们'],
  ])('for %s: %s', (reason, question) => {
    expect(reasonOf(question)).toBe(reason);
  });

  it.each([
    'How do I charge the battery?',
    'Can a person of 120 kg stand on it?',
    'What should I do if somebody else used my card?',
    'Do I need a person with a licence for that?',
    'Which colleague rate do you offer?',
    'How often do I have to change the filter?',
    'Does the alarm ring when there is smoke?',
    'Is the lamp suitable for a child?',
    'Can the plastic burn?',
    'What does the court of the hotel look like?',
    'Which courses do you offer for lawful shooting?',
    'Is a terrible storm covered?',
    'How long does a call take?',
    'WHAT DOES E-4012 MEAN',
    '怎么更换电池？',
    '这个产品适合老人使用吗？',
  ])('but not for: %s', (question) => {
    expect(handoffCauseOf(question, defaultSettings)).toBeNull();
  });

  it('by the gravest sign of several, with the words that gave it', () => {
    expect(handoffCauseOf('I burnt my hand and I want to speak to a manager!!!', defaultSettings)).toEqual({
      reason: 'injury',
      evidence: 'I burnt',
    });
  });

  it('for a topic of the project, with its name', () => {
    const settings = withHandoff({ topics: [{ name: 'Refunds', words: ['refund', 'money back', '退款'] }] });
    expect(handoffCauseOf('When are refunds paid?', settings)).toEqual({
      reason: 'topic',
      evidence: 'Refunds: refunds',
    });
    expect(reasonOf('请问怎么退款', settings)).toBe('topic');
    expect(reasonOf('Is it refundable?', settings)).toBeNull();
  });

  it('only as the settings say', () => {
    const off = withHandoff({ onRequest: false, onFrustration: false, onDanger: false });
    for (const question of ['I want a human', 'This is ridiculous', 'I will sue you', 'My son was hurt'])
      expect(reasonOf(question, off)).toBeNull();
  });

  it.each(['support', 'support-zh'])(
    'in the sample %s for the questions that ask for it, and no other',
    (sample) => {
      const [, ...rows] = parseCsv(readFileSync(`library/samples/${sample}/tests.csv`, 'utf8')).map(
        ({ cells }) => cells,
      );
      const wrong = rows.filter(
        ([question = '', kind]) => (kind === 'handoff') !== (reasonOf(question) !== null),
      );
      expect(wrong).toEqual([]);
    },
  );
});
