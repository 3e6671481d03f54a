import { numberRule, stringRule } from './bounded-rules.ts';

/** A JSON Schema, as a plain object. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Where values stand that are no schemas, however they look. */
const plainValues = new Set(['enum', 'const', 'default', 'examples']);

/** Where schemas stand by names of somebody's own, which may be those of keywords. */
const namedSchemas = new Set(['properties', 'patternProperties', '$defs', 'definitions']);

const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const;

/** A schema of which some parts and names are to be read as rules of EBNF. */
export interface SchemaRules {
  /** The schema, with a constant text in the place of each such part. */
  readonly schema: JsonSchema;
  /** The rules by those texts. */
  readonly rules: ReadonlyMap<string, string>;
}

/**
 * Takes numbers with bounds and strings of a length out of a schema: xgrammar 0.1 writes any sign for the point of a bound
 * with decimals, lets 10.5 pass for at most 10, and control characters into a string of a length. Takes names of properties
 * out that JSON escapes: xgrammar writes them as they are, and ends its process at a quotation mark. Of choices with bounds
 * those stay that are within. Throws a RangeError for bounds between which there is nothing, and for a length beside a
 * pattern or format, which can't both be held.
 */
export function takeBounds(schema: JsonSchema): SchemaRules {
  const rules = new Map<string, string>();
  const standIn = (rule: string) => {
    const name = `inkling-rule-${rules.size}`;
    rules.set(name, rule);
    return name;
  };
  const replaced = (rule: string): JsonSchema => ({ const: standIn(rule) });
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const part = value as Record<string, unknown>;
    if ('enum' in part || 'const' in part) return choicesWithin(part);
    const { type } = part;
    if ((type === 'number' || type === 'integer') && bounds.some((bound) => typeof part[bound] === 'number'))
      return replaced(numberRule({ type, ...numberBounds(part) }));
    const { least, most } = lengthsOf(part);
    if (type === 'string' && (least > 0 || most !== undefined)) {
      if ('pattern' in part || 'format' in part)
        throw new RangeError('A text can have a pattern or a length, not both');
      return replaced(stringRule(least, most));
    }
    const escaped = Object.keys((part['properties'] as object | undefined) ?? {}).filter(
      (name) => JSON.stringify(name) !== `"${name}"`,
    );
    const standIns = new Map(escaped.map((name) => [name, standIn(literal(name))]));
    const nameOf = (name: unknown) => standIns.get(name as string) ?? name;
    return Object.fromEntries(
      Object.entries(part).map(([key, inner]) => {
        if (key === 'required' && Array.isArray(inner)) return [key, inner.map(nameOf)];
        if (namedSchemas.has(key)) return [key, walkNamed(inner, key === 'properties' ? nameOf : String)];
        return [key, plainValues.has(key) ? inner : walk(inner)];
      }),
    );
  };
  const walkNamed = (value: unknown, nameOf: (name: string) => unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [nameOf(name), walk(inner)]))
      : value;
  return { schema: walk(schema) as JsonSchema, rules };
}

/** A name as JSON writes it, as a text of EBNF. */
function literal(name: string): string {
  return `"${JSON.stringify(name).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** A schema of choices without those that are out of its bounds, and without the bounds. */
function choicesWithin(part: Readonly<Record<string, unknown>>): JsonSchema {
  const { least, most } = lengthsOf(part);
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = numberBounds(part);
  const fits = (value: unknown) => {
    if (typeof value === 'number')
      return (
        value >= (minimum ?? -Infinity) &&
        value <= (maximum ?? Infinity) &&
        value > (exclusiveMinimum ?? -Infinity) &&
        value < (exclusiveMaximum ?? Infinity)
      );
    if (typeof value !== 'string') return true;
    const { length } = Array.from(value);
    return length >= least && length <= (most ?? Infinity);
  };
  const unbounded = Object.fromEntries(
    Object.entries(part).filter(([key]) => !lengths.has(key) && !bounds.some((bound) => bound === key)),
  );
  const choices = Array.isArray(part['enum']) ? (part['enum'] as unknown[]).filter(fits) : null;
  if (choices?.length === 0 || ('const' in part && !fits(part['const'])))
    throw new RangeError('None of the choices lies within the bounds');
  return choices ? { ...unbounded, enum: choices } : unbounded;
}

const lengths = new Set(['minLength', 'maxLength']);

function lengthsOf(part: Readonly<Record<string, unknown>>): {
  readonly least: number;
  readonly most: number | undefined;
} {
  const most = numberOr(part['maxLength']);
  return {
    least: Math.max(0, Math.ceil(numberOr(part['minLength']) ?? 0)),
    most: most === undefined ? undefined : Math.floor(most),
  };
}

function numberBounds(
  part: Readonly<Record<string, unknown>>,
): Partial<Record<(typeof bounds)[number], number>> {
  return Object.fromEntries(
    bounds.flatMap((bound) => {
      const value = numberOr(part[bound]);
      return value === undefined ? [] : [[bound, value]];
    }),
  );
}

function numberOr(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Puts the rules into the grammar that the schema became. */
export function putRules(grammar: string, rules: SchemaRules['rules']): string {
  let text = grammar;
  let number = 0;
  for (const [name, rule] of rules) {
    const place = `"\\"${name}\\""`;
    if (!text.includes(place)) throw new Error(`The grammar has no place for ${name}`);
    const named = `bounded_${number++}`;
    text = `${text.replaceAll(place, named).trimEnd()}\n${named} ::= ${rule}\n`;
  }
  return text;
}
