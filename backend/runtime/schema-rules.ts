import { numberRule, stringRule } from './bounded-rules.ts';

/** A JSON Schema, as a plain object. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Where values stand that are no schemas, however they look. */
const plainValues = new Set(['enum', 'const', 'default', 'examples']);

const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'];

/** A schema of which some parts are to be read as rules of EBNF. */
export interface SchemaRules {
  /** The schema, with a constant text in the place of each such part. */
  readonly schema: JsonSchema;
  /** The rules by those texts. */
  readonly rules: ReadonlyMap<string, string>;
}

/**
 * Takes numbers with bounds and strings of a length out of a schema: xgrammar 0.1 writes any sign for the point of a bound
 * with decimals, lets 10.5 pass for at most 10, and control characters into a string of a length. Throws a RangeError for
 * bounds between which there is nothing.
 */
export function takeBounds(schema: JsonSchema): SchemaRules {
  const rules = new Map<string, string>();
  const replaced = (rule: string): JsonSchema => {
    const name = `inkling-rule-${rules.size}`;
    rules.set(name, rule);
    return { const: name };
  };
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const part = value as Record<string, unknown>;
    const { type } = part;
    if ((type === 'number' || type === 'integer') && bounds.some((bound) => typeof part[bound] === 'number'))
      return replaced(
        numberRule({
          type,
          ...Object.fromEntries(bounds.map((bound) => [bound, numberOr(part[bound])])),
        }),
      );
    const [least, most] = [numberOr(part['minLength']), numberOr(part['maxLength'])];
    if (
      type === 'string' &&
      !('enum' in part) &&
      !('const' in part) &&
      (least !== undefined || most !== undefined)
    )
      return replaced(stringRule(least ?? 0, most));
    return Object.fromEntries(
      Object.entries(part).map(([key, inner]) => [key, plainValues.has(key) ? inner : walk(inner)]),
    );
  };
  return { schema: walk(schema) as JsonSchema, rules };
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
