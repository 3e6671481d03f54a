import { z } from 'zod';
import { contract, type EndpointName } from '../../../contract/index.ts';

type Schema = z.core.JSONSchema.JSONSchema;

/** An input with every field of an endpoint, as its schema describes it; `idOf` says which row a field means. */
export function sampleInput(name: EndpointName, idOf: (field: string) => string): unknown {
  const root = z.toJSONSchema(contract[name].input, { io: 'input', unrepresentable: 'any' }) as Schema;

  const sample = (schema: Schema | boolean, field: string): unknown => {
    if (typeof schema === 'boolean') return {};
    if (schema.$ref) return sample(root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? {}, field);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return schema.enum[0];
    const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
    if (choices) return sample(choices[0]!, field);
    switch (schema.type) {
      case 'object':
        return Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([key, value]) => [key, sample(value, key)]),
        );
      case 'array': {
        const items = schema.items as Schema | undefined;
        return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () => sample(items ?? {}, field));
      }
      case 'string':
        if (schema.format === 'uuid') return idOf(field);
        if (schema.format === 'date-time') return '2026-01-02T03:04:05.000Z';
        if (schema.format === 'date') return '2026-01-02';
        return 'a'.repeat(Math.max(1, schema.minLength ?? 1));
      case 'integer':
      case 'number':
        return Math.max(schema.minimum ?? 1, Number(schema.exclusiveMinimum ?? 0) + 1);
      case 'boolean':
        return true;
      default:
        return null;
    }
  };
  return sample(root, 'id');
}

/** The way to a value within an input. */
export type Path = readonly (string | number)[];

/** Every place in an input that holds a value, itself not counted. */
export function placesIn(input: unknown, path: Path = []): Path[] {
  if (typeof input !== 'object' || input === null) return [];
  return Object.entries(input).flatMap(([key, value]) => {
    const here = [...path, Array.isArray(input) ? Number(key) : key];
    return [here, ...placesIn(value, here)];
  });
}

/** A copy of an input with another value at one place. */
export function withValueAt(input: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy = (Array.isArray(input) ? [...(input as unknown[])] : { ...(input as object) }) as Record<
    string | number,
    unknown
  >;
  copy[key] = withValueAt(copy[key], rest, value);
  return copy;
}
