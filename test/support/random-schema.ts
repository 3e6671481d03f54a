import type { Random } from '../../backend/numerics/random.ts';

export type Schema = Readonly<Record<string, unknown>>;

const words = ['title', 'price', 'who', 'kind', 'a b', 'naïve', '名称', 'x"y', 'n'];

/**
 * A JSON Schema of objects, arrays, enums, numbers with bounds, strings of a length and optional fields, whose documents
 * end: nothing in it may go on for ever.
 */
export function randomSchema(random: Random, depth = 2): Schema {
  const below = (limit: number) => Math.floor(random() * limit);
  const kinds = depth > 0 ? 9 : 7;
  switch (below(kinds)) {
    case 0:
      return { type: 'boolean' };
    case 1:
      return {
        enum: Array.from(
          { length: 1 + below(4) },
          () => [words[below(words.length)], below(50), null, true][below(4)],
        ),
      };
    case 2: {
      const minimum = below(400) - 200;
      return { type: 'integer', minimum, maximum: minimum + below(300) };
    }
    case 3: {
      const scale = 10 ** below(4);
      const minimum = (below(4000) - 2000) / scale;
      const range = { minimum, maximum: minimum + (1 + below(3000)) / scale };
      return {
        type: 'number',
        ...(below(3) ? range : { exclusiveMinimum: minimum, maximum: range.maximum }),
      };
    }
    case 4:
    case 5: {
      const minLength = below(4);
      return { type: 'string', minLength, maxLength: minLength + below(8) };
    }
    case 6:
      return { type: 'null' };
    case 7: {
      const minItems = below(3);
      return {
        type: 'array',
        items: randomSchema(random, depth - 1),
        minItems,
        maxItems: minItems + 1 + below(2),
      };
    }
    default: {
      const keys = words.toSorted(() => random() - 0.5).slice(0, 1 + below(4));
      return {
        type: 'object',
        properties: Object.fromEntries(keys.map((key) => [key, randomSchema(random, depth - 1)])),
        required: keys.filter(() => below(3) > 0),
        additionalProperties: false,
      };
    }
  }
}

/** What of a document is not as the schema has it; null where all is. For the schemas above. */
export function faultOf(schema: Schema, value: unknown, at = '$'): string | null {
  const fault = (isRight: boolean) =>
    isRight ? null : `${at} is ${JSON.stringify(value)}, not ${JSON.stringify(schema)}`;
  if (Array.isArray(schema['enum'])) return fault(schema['enum'].includes(value));
  const bound = (name: string, otherwise: number) => (schema[name] as number | undefined) ?? otherwise;
  switch (schema['type']) {
    case 'null':
      return fault(value === null);
    case 'boolean':
      return fault(typeof value === 'boolean');
    case 'integer':
    case 'number':
      return fault(
        typeof value === 'number' &&
          (schema['type'] === 'number' || Number.isInteger(value)) &&
          value >= bound('minimum', -Infinity) &&
          value <= bound('maximum', Infinity) &&
          value > bound('exclusiveMinimum', -Infinity) &&
          value < bound('exclusiveMaximum', Infinity),
      );
    case 'string':
      return fault(
        typeof value === 'string' &&
          Array.from(value).length >= bound('minLength', 0) &&
          Array.from(value).length <= bound('maxLength', Infinity),
      );
    case 'array': {
      if (!Array.isArray(value)) return fault(false);
      if (value.length < bound('minItems', 0) || value.length > bound('maxItems', Infinity))
        return fault(false);
      return firstOf(value.map((item, i) => faultOf(schema['items'] as Schema, item, `${at}[${i}]`)));
    }
    default: {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return fault(false);
      const properties = schema['properties'] as Readonly<Record<string, Schema>>;
      const keys = Object.keys(value);
      const required = schema['required'] as readonly string[];
      if (!required.every((key) => keys.includes(key)) || !keys.every((key) => key in properties))
        return fault(false);
      return firstOf(
        Object.entries(value).map(([key, inner]) => faultOf(properties[key]!, inner, `${at}.${key}`)),
      );
    }
  }
}

function firstOf(faults: readonly (string | null)[]): string | null {
  return faults.find((fault) => fault !== null) ?? null;
}
