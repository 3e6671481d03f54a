import {
  SchemaError,
  type JsonPrimitive,
  type SchemaNode,
  type SchemaProperty,
  type TextFormat,
} from './node.ts';
import { isObject, isOf, isPrimitive, merged, numberIn, pointed, typesOf, type Raw } from './keywords.ts';

const depthLimit = 10;
const nodeLimit = 300;
/** Most entries of a list; one without a limit gets at most five. */
const entryLimit = 50;
const usualEntries = 5;

/** Keywords that say nothing of which documents are valid. */
const annotations = new Set(
  '$schema $id $comment $defs definitions title description default examples deprecated readOnly writeOnly $anchor'.split(
    ' ',
  ),
);
const understood = new Set(
  `type properties required additionalProperties items minItems maxItems uniqueItems enum const minimum maximum
  exclusiveMinimum exclusiveMaximum minLength maxLength format anyOf oneOf allOf $ref`.split(/\s+/u),
);
const formats: Readonly<Record<string, TextFormat>> = {
  date: 'date',
  email: 'email',
  uri: 'uri',
  url: 'uri',
};

/**
 * Reads a JSON Schema (draft 2020-12, the part that describes documents made of objects, lists, texts, numbers and
 * choices). Throws SchemaError for one that no document satisfies, or that asks for what isn't supported.
 */
export function readSchema(root: unknown): SchemaNode {
  let count = 0;
  const read = (
    raw: unknown,
    path: string,
    title: string,
    depth: number,
    refs: readonly string[],
  ): SchemaNode => {
    if (++count > nodeLimit) throw new SchemaError(path, `The schema has more than ${nodeLimit} parts.`);
    if (depth > depthLimit) throw new SchemaError(path, `The schema goes deeper than ${depthLimit} levels.`);
    if (raw === false) throw new SchemaError(path, 'Nothing is allowed here (false).');
    if (raw === true) raw = { type: 'string' };
    if (!isObject(raw)) throw new SchemaError(path, 'A schema is an object in braces.');
    const schema = merged(raw, path);
    const unknown = Object.keys(schema).find((key) => !annotations.has(key) && !understood.has(key));
    if (unknown !== undefined)
      throw new SchemaError(
        `${path}/${unknown}`,
        `“${unknown.slice(0, 40)}” isn’t supported here. List the choices with “enum” instead, or leave it out.`,
      );
    if (typeof schema.$ref === 'string') {
      if (refs.includes(schema.$ref))
        throw new SchemaError(path, `“${schema.$ref}” refers to itself, so a document could go on for ever.`);
      return read(pointed(root, schema.$ref, path), path, title, depth + 1, [...refs, schema.$ref]);
    }
    const name = typeof schema.title === 'string' ? schema.title : title;
    const options = schema.anyOf ?? schema.oneOf;
    if (options !== undefined) {
      if (!Array.isArray(options) || options.length === 0)
        throw new SchemaError(path, 'There is nothing to choose from: the list of alternatives is empty.');
      return unionOf(
        options.map((option, i) => () => read(option, `${path}/anyOf/${i}`, name, depth + 1, refs)),
        path,
        name,
      );
    }
    if ('const' in schema) return choice([schema.const], schema, path, name);
    if ('enum' in schema) {
      if (!Array.isArray(schema.enum) || schema.enum.length === 0)
        throw new SchemaError(`${path}/enum`, 'There is nothing to choose from: “enum” is empty.');
      return choice(schema.enum, schema, path, name);
    }
    const kinds = typesOf(schema, path);
    if (kinds.length > 1)
      return unionOf(
        kinds.map((type) => () => read({ ...schema, type }, path, name, depth + 1, refs)),
        path,
        name,
      );
    const inner = (part: unknown, at: string, called: string) => read(part, at, called, depth + 1, refs);
    return single(kinds[0]!, schema, path, name, inner);
  };
  return read(root, '', '', 0, []);
}

type Inner = (part: unknown, path: string, title: string) => SchemaNode;

function single(type: string, schema: Raw, path: string, title: string, inner: Inner): SchemaNode {
  switch (type) {
    case 'string':
      return textNode(schema, path, title);
    case 'number':
    case 'integer':
      return numberNode(schema, type === 'integer', path, title);
    case 'boolean':
      return { kind: 'yes-no', path, title };
    case 'null':
      return { kind: 'null', path, title };
    case 'array':
      return arrayNode(schema, path, title, inner);
    default:
      return objectNode(schema, path, title, inner);
  }
}

function textNode(schema: Raw, path: string, title: string): SchemaNode {
  const minLength = numberIn(schema, 'minLength', path) ?? 0;
  const maxLength = numberIn(schema, 'maxLength', path) ?? Infinity;
  if (minLength > maxLength)
    throw new SchemaError(
      path,
      `A text can’t have at least ${minLength} and at most ${maxLength} characters.`,
    );
  if (minLength > 2000)
    throw new SchemaError(path, 'A text of more than 2000 characters isn’t written in one go.');
  const format = typeof schema.format === 'string' ? formats[schema.format] : null;
  if (format === undefined)
    throw new SchemaError(
      `${path}/format`,
      `The format “${String(schema.format).slice(0, 40)}” isn’t supported; date, email and uri are.`,
    );
  return { kind: 'text', path, title, minLength, maxLength, format };
}

function numberNode(schema: Raw, isWhole: boolean, path: string, title: string): SchemaNode {
  const step = isWhole ? 1 : Number.EPSILON;
  const bound = (key: string) => numberIn(schema, key, path);
  const above = bound('exclusiveMinimum');
  const below = bound('exclusiveMaximum');
  let least = Math.max(bound('minimum') ?? -Infinity, above === undefined ? -Infinity : above + step);
  let most = Math.min(bound('maximum') ?? Infinity, below === undefined ? Infinity : below - step);
  if (isWhole) {
    least = Math.ceil(least);
    most = Math.floor(most);
  }
  if (least > most)
    throw new SchemaError(
      path,
      `No ${isWhole ? 'whole ' : ''}number is at least ${least} and at most ${most}.`,
    );
  return { kind: 'number', path, title, isWhole, least, most };
}

function arrayNode(schema: Raw, path: string, title: string, inner: Inner): SchemaNode {
  const least = numberIn(schema, 'minItems', path) ?? 0;
  const limit = numberIn(schema, 'maxItems', path);
  if (limit !== undefined && least > limit)
    throw new SchemaError(path, `A list can’t have at least ${least} and at most ${limit} entries.`);
  if (least > entryLimit)
    throw new SchemaError(
      path,
      `A list of at least ${least} entries is asked for; ${entryLimit} are the limit.`,
    );
  const most = Math.min(limit ?? Math.max(least, usualEntries), entryLimit);
  if (schema.items === false && least === 0) return { kind: 'choice', path, title, values: [] };
  const items = inner(schema.items ?? true, `${path}/items`, title);
  const isUnique = schema.uniqueItems === true;
  if (isUnique && items.kind === 'choice' && items.values.length < least)
    throw new SchemaError(
      path,
      `${least} different entries are asked for, and there are ${items.values.length} to choose from.`,
    );
  return { kind: 'array', path, title, items, least, most, isUnique };
}

function objectNode(schema: Raw, path: string, title: string, inner: Inner): SchemaNode {
  const declared = isObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required.map(String) : [];
  const properties: SchemaProperty[] = [];
  for (const name of new Set([...Object.keys(declared), ...required])) {
    const isRequired = required.includes(name);
    const at = `${path}/properties/${name}`;
    if (!(name in declared) && schema.additionalProperties === false)
      throw new SchemaError(
        path,
        `“${name}” is required, but it isn’t among the properties and no others are allowed.`,
      );
    try {
      properties.push({ name, isRequired, node: inner(name in declared ? declared[name] : true, at, name) });
    } catch (error) {
      // What nothing satisfies may stay away where it isn't required.
      if (!(error instanceof SchemaError) || isRequired || declared[name] !== false) throw error;
    }
  }
  return { kind: 'object', path, title, properties };
}

function unionOf(options: readonly (() => SchemaNode)[], path: string, title: string): SchemaNode {
  const nodes: SchemaNode[] = [];
  let first: SchemaError | null = null;
  for (const option of options) {
    try {
      nodes.push(option());
    } catch (error) {
      if (!(error instanceof SchemaError)) throw error;
      first ??= error;
    }
  }
  if (nodes.length === 0) throw first ?? new SchemaError(path, 'No alternative can be satisfied.');
  return nodes.length === 1 ? nodes[0]! : { kind: 'union', path, title, options: nodes };
}

function choice(values: readonly unknown[], schema: Raw, path: string, title: string): SchemaNode {
  const kinds = typesOf(schema, path, true);
  const fitting = values.filter(
    (value): value is JsonPrimitive =>
      isPrimitive(value) && (kinds.length === 0 || kinds.some((kind) => isOf(value, kind))),
  );
  if (fitting.length === 0)
    throw new SchemaError(
      path,
      values.every(isPrimitive)
        ? 'None of the choices is of the type that is asked for.'
        : 'Choices are texts, numbers, true, false or null.',
    );
  return { kind: 'choice', path, title, values: fitting };
}
