import { SchemaError, type JsonPrimitive } from './node.ts';

/** A JSON object as it was parsed. */
export type Raw = Readonly<Record<string, unknown>>;

const types = ['string', 'number', 'integer', 'boolean', 'null', 'object', 'array'];

/** The types a schema names, or the one that its keywords speak of. */
export function typesOf(schema: Raw, path: string, mayBeAbsent = false): string[] {
  const given = schema.type === undefined ? [] : [schema.type].flat().map(String);
  const wrong = given.find((type) => !types.includes(type));
  if (wrong !== undefined)
    throw new SchemaError(
      `${path}/type`,
      `There is no type “${wrong.slice(0, 40)}”. There are: ${types.join(', ')}.`,
    );
  if (given.length > 0 || mayBeAbsent) return given;
  if ('properties' in schema || 'required' in schema) return ['object'];
  if ('items' in schema) return ['array'];
  return ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'].some((key) => key in schema)
    ? ['number']
    : ['string'];
}

/** A schema with its `allOf` parts put into it; parts that say different things of the same keyword aren't supported. */
export function merged(raw: Raw, path: string): Raw {
  if (!Array.isArray(raw.allOf)) return raw;
  const { allOf, ...own } = raw;
  return allOf.reduce<Raw>((whole, part: unknown) => {
    if (!isObject(part)) throw new SchemaError(`${path}/allOf`, 'A part of “allOf” is no schema.');
    const next: Record<string, unknown> = { ...whole };
    for (const [key, value] of Object.entries(part)) {
      const before = next[key];
      if (key === 'properties' && isObject(before) && isObject(value)) next[key] = { ...before, ...value };
      else if (key === 'required' && Array.isArray(before) && Array.isArray(value))
        next[key] = [...(before as unknown[]), ...(value as unknown[])];
      else if (before === undefined || JSON.stringify(before) === JSON.stringify(value)) next[key] = value;
      else if (key === 'type')
        throw new SchemaError(
          path,
          `Nothing is ${JSON.stringify(before)} and ${JSON.stringify(value)} at once.`,
        );
      else
        throw new SchemaError(
          `${path}/allOf`,
          `The parts of “allOf” say different things of “${key}”; write one.`,
        );
    }
    return next;
  }, own);
}

/** What a reference within the schema points to (RFC 6901). */
export function pointed(root: unknown, ref: string, path: string): unknown {
  if (!ref.startsWith('#'))
    throw new SchemaError(
      path,
      `“${ref.slice(0, 80)}” is outside of this schema; only references within it can be followed.`,
    );
  let at: unknown = root;
  for (const part of ref
    .slice(1)
    .split('/')
    .filter((step) => step !== '')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    at = isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  }
  if (at === undefined)
    throw new SchemaError(path, `“${ref.slice(0, 80)}” refers to something that isn’t there.`);
  return at;
}

/** The number that a keyword holds; undefined without the keyword. */
export function numberIn(schema: Raw, key: string, path: string): number | undefined {
  const value = schema[key];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new SchemaError(`${path}/${key}`, `“${key}” is a number.`);
  return value;
}

/** Whether a value is of a type of JSON Schema. */
export function isOf(value: JsonPrimitive, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value);
  return type === 'null' ? value === null : typeof value === type;
}

export function isPrimitive(value: unknown): value is JsonPrimitive {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

export function isObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
