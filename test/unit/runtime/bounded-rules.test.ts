import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../backend/numerics/random.ts';
import { numberRule, stringRule, type NumberBounds } from '../../../backend/runtime/bounded-rules.ts';
import { putRules, takeBounds } from '../../../backend/runtime/schema-rules.ts';

/** The rule as a regular expression: its classes, groups and choices stand for the same there. */
function patternOf(rule: string): RegExp {
  return new RegExp(`^(?:${rule.replaceAll('[-]', '[\\-]').replaceAll(' ', '')})$`, 'u');
}

function holds(bounds: NumberBounds, value: number): boolean {
  return (
    value >= (bounds.minimum ?? -Infinity) &&
    value <= (bounds.maximum ?? Infinity) &&
    value > (bounds.exclusiveMinimum ?? -Infinity) &&
    value < (bounds.exclusiveMaximum ?? Infinity)
  );
}

describe('numbers within bounds', () => {
  it.each<NumberBounds>([
    { type: 'number', minimum: 0.5, maximum: 2.25 },
    { type: 'number', minimum: 0, maximum: 10 },
    { type: 'number', minimum: -3.125, exclusiveMaximum: 0.001 },
    { type: 'number', exclusiveMinimum: 0, maximum: 100 },
    { type: 'integer', minimum: -12, maximum: 107 },
    { type: 'integer', exclusiveMinimum: 9, exclusiveMaximum: 11 },
    { type: 'integer', minimum: -0.5, maximum: 3.5 },
    { type: 'number', minimum: 99.99, maximum: 100.01 },
  ])('are those and no others: %o', (bounds) => {
    const pattern = patternOf(numberRule(bounds));
    const decimals = bounds.type === 'integer' ? [0] : [0, 2];
    for (let hundredths = -2000; hundredths <= 12_000; hundredths++)
      for (const count of decimals) {
        if (count === 0 && hundredths % 100 !== 0) continue;
        const text = (hundredths / 100).toFixed(count);
        const isWritten = text !== '-0' && text !== '-0.00';
        const most = Math.max(
          2,
          ...Object.values(bounds).map((bound) => `${bound}`.split('.')[1]?.length ?? 0),
        );
        const written = count === 2 ? text + '0'.repeat(most - 2) : text;
        expect(pattern.test(written), written).toBe(isWritten && holds(bounds, Number(text)));
      }
    for (const wrong of ['', '-', '01', '1.', '.5', '+1', '1e1', '2"25'])
      expect(pattern.test(wrong)).toBe(false);
  });

  it('are valid JSON within them, whatever the bounds', () => {
    const random = createRandom(3);
    for (let round = 0; round < 300; round++) {
      const scale = 10 ** Math.floor(random() * 5);
      const minimum = Math.round((random() - 0.5) * 4000) / scale;
      const maximum = minimum + Math.round(random() * 3000) / scale;
      const pattern = patternOf(numberRule({ type: 'number', minimum, maximum }));
      expect(pattern.test(String(Math.ceil(minimum)))).toBe(Math.ceil(minimum) <= maximum);
      expect(pattern.test(String(Math.floor(minimum) - 1))).toBe(false);
      expect(pattern.test(String(Math.floor(maximum) + 1))).toBe(false);
    }
  });

  it('are exact where they have many digits or few', () => {
    const allows = (bounds: NumberBounds, texts: readonly string[]) => {
      const pattern = patternOf(numberRule(bounds));
      return texts.filter((text) => pattern.test(text));
    };
    // Of so many digits some would be read as their bound.
    const far = ['999999999998.999999', '999999999998.999', '999999999999', '999999999999.000'];
    expect(allows({ type: 'number', exclusiveMaximum: 999_999_999_999, minimum: 0.000001 }, far)).toEqual([
      far[1],
    ]);
    expect(Number(far[0])).toBe(999_999_999_999);
    // A bound with more decimals than are written is not rounded to one of them.
    expect(
      allows({ type: 'number', minimum: 1_000_000.0000004, maximum: 1_000_001 }, [
        '1000000.000000',
        '1000000.000001',
        '1000001',
      ]),
    ).toEqual(['1000000.000001', '1000001']);
    const great = { type: 'integer', minimum: 1e14, exclusiveMaximum: 100_000_000_000_003 } as const;
    expect(
      allows(great, ['99999999999999', '100000000000000', '100000000000002', '100000000000003']),
    ).toEqual(['100000000000000', '100000000000002']);
    expect(allows({ type: 'number', minimum: 1e-7, maximum: 2e-7 }, ['0', '0.0000001', '0.0000003'])).toEqual(
      ['0.0000001'],
    );
    expect(allows({ type: 'number', minimum: -1e300, maximum: 1e300 }, ['-1', '999999999999999'])).toEqual([
      '-1',
      '999999999999999',
    ]);
    expect(
      allows({ type: 'number', minimum: 0.1 + 0.2, maximum: 1 }, ['0.3', '0.300000', '0.300001']),
    ).toEqual(['0.300001']);
    for (const beyond of [{ minimum: 1e15 }, { maximum: -1e21 }, { minimum: Infinity }])
      expect(() => numberRule({ type: 'number', ...beyond })).toThrow(RangeError);
  });

  it('may have one bound only, and are refused where there is none between', () => {
    const above = patternOf(numberRule({ type: 'integer', minimum: 5 }));
    expect(['4', '5', '99999999', '-5'].map((text) => above.test(text))).toEqual([false, true, true, false]);
    for (const bounds of [
      { type: 'integer', minimum: 3, maximum: 2 },
      { type: 'integer', exclusiveMinimum: 3, exclusiveMaximum: 4 },
      { type: 'number', minimum: 1, exclusiveMaximum: 1 },
    ] as const)
      expect(() => numberRule(bounds)).toThrow('No number');
    expect(() => stringRule(3, 2)).toThrow('No text');
  });
});

it('bounds are taken out of a schema and put into its grammar, and what only looks like them stays', () => {
  const schema = {
    type: 'object',
    properties: {
      price: { type: 'number', minimum: 0, maximum: 1 },
      name: { type: 'string', maxLength: 3 },
      minimum: { type: 'string', enum: ['a'], maxLength: 9 },
    },
    default: { type: 'number', minimum: 1 },
  };
  const { schema: plain, rules } = takeBounds(schema);
  expect(rules.size).toBe(2);
  expect(plain).toMatchObject({
    properties: { price: { const: 'inkling-rule-0' }, minimum: { enum: ['a'] } },
    default: schema.default,
  });
  expect(putRules('root ::= "\\"inkling-rule-0\\"" "\\"inkling-rule-1\\""\n', rules)).toBe(
    `root ::= bounded_0 bounded_1\nbounded_0 ::= ${[...rules.values()][0]}\nbounded_1 ::= ${stringRule(0, 3)}\n`,
  );
  expect(() => putRules('root ::= "x"', rules)).toThrow('no place');
});

describe('a schema in which bounds stand beside something else', () => {
  it('keeps of its choices those within them', () => {
    const of = (schema: object) => takeBounds(schema as Record<string, unknown>);
    expect(of({ type: 'integer', enum: [1, 5, 9], minimum: 2, exclusiveMaximum: 9 })).toEqual({
      schema: { type: 'integer', enum: [5] },
      rules: new Map(),
    });
    expect(of({ type: 'string', enum: ['a', 'ab', '😀😀'], minLength: 2, maxLength: 2 }).schema).toEqual({
      ...{ type: 'string', enum: ['ab', '😀😀'] },
    });
    expect(of({ const: 4, minimum: 2 }).schema).toEqual({ const: 4 });
    // A bound of numbers says nothing of texts, and the other way round.
    expect(of({ enum: ['x', 7, null], minimum: 8, maxLength: 1 }).schema).toEqual({ enum: ['x', null] });
    for (const none of [
      { enum: [1, 2], minimum: 3 },
      { const: 'abc', maxLength: 2 },
    ])
      expect(() => of(none)).toThrow('None of the choices');
  });

  it('is refused where a pattern or a format stands beside a length, and only there', () => {
    for (const beside of [{ pattern: '^a+$' }, { format: 'date' }]) {
      expect(() => takeBounds({ type: 'string', maxLength: 9, ...beside })).toThrow('not both');
      const alone = { type: 'string', minLength: 0, ...beside };
      expect(takeBounds(alone).schema).toEqual(alone);
    }
  });

  it('is read under names that are those of keywords', () => {
    const { schema, rules } = takeBounds({
      type: 'object',
      properties: {
        enum: { type: 'number', minimum: 1 },
        const: { type: 'string', maxLength: 2 },
        default: { type: 'array', items: { type: 'integer', maximum: 3 } },
      },
    });
    expect(rules.size).toBe(3);
    expect(schema).toMatchObject({ properties: { enum: { const: 'inkling-rule-0' } } });
  });

  it('may say a length in odd numbers', () => {
    expect([...takeBounds({ type: 'string', minLength: 0.5, maxLength: 2.5 }).rules.values()]).toEqual([
      stringRule(1, 2),
    ]);
    expect(() => takeBounds({ type: 'string', maxLength: -1 })).toThrow('No text');
  });
});
