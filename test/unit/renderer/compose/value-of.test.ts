import { describe, expect, it } from 'vitest';
import type { Variable } from '../../../../contract/compose-templates.ts';
import { typedText, valueOf, valueProblem, wordsOf } from '../../../../renderer/features/compose/value-of.ts';

const variable = (part: Partial<Variable>): Variable => ({
  id: 'product',
  type: 'text',
  label: { en: 'Product', 'zh-CN': '产品' },
  hint: { en: '', 'zh-CN': '' },
  required: false,
  sources: [],
  choices: [],
  ...part,
});

describe('the value of a variable', () => {
  it('is missing only where it is needed', () => {
    expect(valueProblem(variable({ required: true }), ' ')).toBe('missing');
    expect(valueProblem(variable({}), ' ')).toBeNull();
    expect(valueProblem(variable({ required: true, type: 'list' }), '- \n* ')).toBe('missing');
  });

  it('of a number has digits, thousands parted or not', () => {
    const number = variable({ type: 'number' });
    expect(valueProblem(number, '1,200')).toBeNull();
    expect(valueProblem(number, '0.5')).toBeNull();
    expect(valueProblem(number, 'half an hour')).toBe('number');
    expect(valueProblem(number, '1,2')).toBe('number');
  });

  it('of a choice is one of its choices', () => {
    const choice = variable({
      type: 'choice',
      choices: [{ id: 'warm', label: { en: 'Warm', 'zh-CN': '' } }],
    });
    expect(valueProblem(choice, 'warm')).toBeNull();
    expect(valueProblem(choice, 'cold')).toBe('choice');
  });

  it('is neither too long nor too many', () => {
    expect(valueProblem(variable({}), 'x'.repeat(4001))).toBe('long');
    expect(valueProblem(variable({ type: 'list' }), 'entry\n'.repeat(51))).toBe('many');
    expect(valueProblem(variable({ type: 'list' }), 'entry\n'.repeat(50))).toBeNull();
  });

  it('of a list is its lines without marks, and stands a line each in its field', () => {
    const list = variable({ type: 'list' });
    expect(valueOf(list, '- one\n\n2. two\n• three ')).toEqual(['one', 'two', 'three']);
    expect(typedText(['one', 'two'])).toBe('one\ntwo');
    expect(valueOf(list, ' \n ')).toBeUndefined();
    expect(valueOf(variable({}), ' a name ')).toBe('a name');
  });
});

it('words are parted by commas of both languages, each once', () => {
  expect(wordsOf('cheap*, best，cheap*、 world class\nfree;')).toEqual([
    'cheap*',
    'best',
    'world class',
    'free',
  ]);
});
