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
