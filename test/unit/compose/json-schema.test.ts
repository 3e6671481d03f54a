import { describe, expect, it } from 'vitest';
import { schemaOfFields } from '../../../backend/compose/json-schema/drawn.ts';
import { groundSchema } from '../../../backend/compose/json-schema/ground-schema.ts';
import { leavesOf } from '../../../backend/compose/json-schema/leaves.ts';
import { phrasesOf } from '../../../backend/compose/json-schema/phrases.ts';
import { readSchema } from '../../../backend/compose/json-schema/read-schema.ts';
import { violations } from '../../../backend/compose/json-schema/validate.ts';
import { withoutRepeats } from '../../../backend/compose/json-schema/without-repeats.ts';

const facts = phrasesOf(
  'Product: Washer Watch\nBenefits: You see which machine is free\nBenefits: A morning wash costs less\nOpened on 2026-03-01 with 26 machines; write to a@b.org.',
);

describe('a schema that can’t be satisfied is refused, and why', () => {
  it.each([
    [{ enum: [] }, 'There is nothing to choose from'],
    [{ type: 'integer', minimum: 5, maximum: 4 }, 'No whole number is at least 5 and at most 4'],
    [{ type: 'integer', exclusiveMinimum: 1, exclusiveMaximum: 2 }, 'No whole number'],
    [{ type: 'string', minLength: 9, maxLength: 3 }, 'at least 9 and at most 3 characters'],
    [
      { type: 'array', items: { type: 'string' }, minItems: 3, maxItems: 2 },
      'at least 3 and at most 2 entries',
    ],
    [{ type: 'array', minItems: 3, uniqueItems: true, items: { enum: ['a', 'b'] } }, '3 different entries'],
    [{ type: 'string', enum: [1, 2] }, 'None of the choices is of the type'],
    [{ type: 'object', required: ['a'], properties: {}, additionalProperties: false }, '“a” is required'],
    [{ type: 'object', required: ['a'], properties: { a: false } }, 'Nothing is allowed here'],
    [false, 'Nothing is allowed'],
    [{ allOf: [{ type: 'string' }, { type: 'number' }] }, 'Nothing is "string" and "number" at once'],
    [{ anyOf: [] }, 'nothing to choose from'],
    [{ anyOf: [false, { enum: [] }] }, 'Nothing is allowed'],
    [
      {
        $ref: '#/$defs/a',
        $defs: { a: { type: 'object', required: ['a'], properties: { a: { $ref: '#/$defs/a' } } } },
      },
      'refers to itself',
    ],
    [{ $ref: '#/nowhere' }, 'refers to something that isn’t there'],
    [{ $ref: 'https://example.org/s.json' }, 'outside of this schema'],
    [{ type: 'poem' }, 'There is no type “poem”'],
    [{ type: 'string', pattern: '(a+)+$' }, '“pattern” isn’t supported'],
    [{ not: {} }, '“not” isn’t supported'],
    [{ type: 'array', minItems: 1_000_000 }, '50 are the limit'],
    [7, 'A schema is an object'],
  ])('%j', (schema, message) => {
    expect(() => readSchema(schema)).toThrow(message);
  });

  it('also when the facts have nothing that fits', () => {
    const ground = (schema: unknown) => groundSchema(readSchema(schema), phrasesOf('Nothing but words here'));
    const required = (node: unknown) => ({ type: 'object', required: ['a'], properties: { a: node } });
    expect(() => ground(required({ type: 'number' }))).toThrow('“a” wants a number, and the facts hold none');
    expect(() => ground(required({ type: 'string', format: 'date' }))).toThrow('wants a date');
    expect(() => ground(required({ type: 'string', minLength: 500 }))).toThrow(
      'no phrase of the facts is that long',
    );
    // What isn't required stays away.
    expect(ground({ type: 'object', properties: { a: { type: 'number' } } })).toMatchObject({
      properties: {},
    });
  });
});

describe('a schema narrowed to the facts', () => {
  it('takes what is labelled, and lets nothing else be chosen', () => {
    const node = readSchema({
      type: 'object',
      required: ['name', 'benefits', 'opened', 'machines', 'mail'],
      properties: {
        name: { type: 'string' },
        benefits: { type: 'array', items: { type: 'string' } },
        opened: { type: 'string', format: 'date' },
        machines: { type: 'integer', minimum: 20, maximum: 1000 },
        mail: { type: 'string', format: 'email' },
      },
    });
    expect(groundSchema(node, facts)).toMatchObject({
      properties: {
        name: { enum: ['Washer Watch'] },
        benefits: { const: ['You see which machine is free', 'A morning wash costs less'] },
        opened: { enum: ['2026-03-01'] },
        machines: { enum: [2026, 26].filter((number) => number <= 1000) },
        mail: { enum: ['a@b.org'] },
      },
      additionalProperties: false,
    });
  });

  it('lets nothing be said twice in a list, and fills it up where it must', () => {
    const node = readSchema({
      type: 'array',
      minItems: 2,
      uniqueItems: true,
      items: { enum: ['a', 'b', 'c'] },
    });
    const ground = groundSchema(node, facts);
    expect(violations(['a', 'a'], node)).toEqual(['']);
    expect(withoutRepeats(['a', 'a'], node, ground)).toEqual(['a', 'b']);
  });

  it('tells for each value what speaks for it', () => {
    const node = readSchema({
      type: 'object',
      required: ['name', 'rating', 'kind', 'open'],
      properties: {
        name: { type: 'string' },
        rating: { type: 'integer', minimum: 1, maximum: 5 },
        kind: { enum: ['board', 'tray'] },
        open: { type: 'boolean' },
      },
    });
    const value = { name: 'Washer Watch', rating: 4, kind: 'tray', open: true };
    expect(violations(value, node)).toEqual([]);
    expect(leavesOf(value, node, facts)).toEqual([
      { path: '/name', support: 'facts' },
      { path: '/rating', support: 'unsupported' },
      { path: '/kind', support: 'chosen' },
      { path: '/open', support: 'unsupported' },
    ]);
  });

  it('can be drawn', () => {
    const schema = schemaOfFields([
      { name: 'size', type: 'choice', many: false, required: true, choices: ['S', 'L'], fields: [] },
      { name: 'tags', type: 'text', many: true, required: false, choices: [], fields: [] },
    ]);
    expect(readSchema(schema)).toMatchObject({
      kind: 'object',
      properties: [{ name: 'size' }, { name: 'tags' }],
    });
    expect(violations({ size: 'M' }, readSchema(schema))).toEqual(['/size']);
  });
});
