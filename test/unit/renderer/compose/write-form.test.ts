import { describe, expect, it } from 'vitest';
import type { Template } from '../../../../contract/compose-templates.ts';
import { keepsRule } from '../../../../renderer/features/compose/number-rules.ts';
import {
  emptyForm,
  generateInput,
  valueProblems,
  wishesAreSound,
} from '../../../../renderer/features/compose/write-form.ts';
import { newField, schemaInput, emptySchemaForm } from '../../../../renderer/features/compose/schema-form.ts';
import { selectionOf } from '../../../../renderer/features/compose/selection.ts';
import { isName, newTemplate, storable } from '../../../../renderer/features/compose/template-draft.ts';
import { wordsOf } from '../../../../renderer/features/compose/value-of.ts';

const template: Template = {
  ...newTemplate('en'),
  id: 'sign',
  origin: 'person',
  languages: ['en'],
  updatedAt: 0,
};

describe('what is asked for', () => {
  it('leaves out what was not typed', () => {
    const numbers = { ...emptyForm.numbers, temperature: '0.4', length: '90' };
    const form = { ...emptyForm, numbers, banned: 'cheap*, best' };
    expect(generateInput('p', template, 'en', { product: ' Board ' }, form)).toEqual({
      projectId: 'p',
      templateId: 'sign',
      language: 'en',
      values: { product: 'Board' },
      variants: 3,
      sampling: { temperature: 0.4 },
      lengthTarget: 90,
      bannedWords: ['cheap*', 'best'],
      requiredWords: [],
      tone: 'plain',
      useModel: true,
    });
  });

  it('is not sent while something is missing or out of bounds', () => {
    expect([...valueProblems(template, {})]).toEqual([['product', 'missing']]);
    expect(valueProblems(template, { product: 'Board' }).size).toBe(0);
    expect(wishesAreSound(emptyForm)).toBe(true);
    expect(wishesAreSound({ ...emptyForm, numbers: { ...emptyForm.numbers, variants: '7' } })).toBe(false);
    expect(wishesAreSound({ ...emptyForm, banned: 'x'.repeat(61) })).toBe(false);
  });

  it('keeps numbers to their rules', () => {
    expect(keepsRule('seed', '')).toBe(true);
    expect(keepsRule('variants', '')).toBe(false);
    expect(keepsRule('length', '90.5')).toBe(false);
    expect(keepsRule('topP', '0')).toBe(false);
    expect(keepsRule('temperature', 'warm')).toBe(false);
  });
});

it('a selection loses the spaces at its ends, and none is left of spaces', () => {
  expect(selectionOf('a  word. b', 1, 9)).toEqual({ start: 3, end: 8, text: 'word.' });
  expect(selectionOf('a  b', 1, 3)).toBeNull();
});

it('a drawn schema leaves out what has no name', () => {
  const fields = [
    { ...newField(), name: 'kind', type: 'choice' as const, choices: 'shop, service' },
    newField(),
    { ...newField(), name: 'offer', type: 'group' as const, fields: [{ ...newField(), name: ' price ' }] },
  ];
  const drawn = schemaInput({ ...emptySchemaForm, fields }, wordsOf);
  expect(drawn).toEqual({
    kind: 'fields',
    fields: [
      { name: 'kind', type: 'choice', many: false, required: true, choices: ['shop', 'service'], fields: [] },
      {
        ...{ name: 'offer', type: 'group', many: false, required: true, choices: [] },
        fields: [{ name: 'price', type: 'text', many: false, required: true, choices: [], fields: [] }],
      },
    ],
  });
  expect(schemaInput(emptySchemaForm, wordsOf)).toBeNull();
});

it('a template is stored with names for its parts, without phrasings that say nothing', () => {
  const [part] = storable({ ...template, variables: [] }).parts;
  expect(part?.name).toEqual({ en: 'Part 1', 'zh-CN': '第 1 部分' });
  expect(part?.frames.en).toEqual([]);
  expect(isName('2nd')).toBe(false);
  expect(isName('for-whom')).toBe(true);
});
