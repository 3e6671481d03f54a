import { labelKey, saidUnder, type FactPhrases } from './phrases.ts';
import { violations } from './validate.ts';
import { SchemaError, type JsonPrimitive, type SchemaNode } from './node.ts';

/** As many whole numbers in a row are a scale that somebody rates on; more are a figure, and figures come from facts. */
const scaleLimit = 11;

/** A schema for the decoder: only objects, lists and choices. */
export type GroundSchema = Readonly<Record<string, unknown>>;

/**
 * Narrows a schema to what the facts say: a text is one of their phrases that is as long as asked, a number one of
 * theirs within its bounds; where a fact is labelled like the property, it is that fact. So the decoder can only choose,
 * and every document it writes is valid and says nothing of its own. Scales (1 to 5) and yes or no are left to choose.
 * Throws SchemaError when a required value has nothing to be taken from.
 */
export function groundSchema(node: SchemaNode, facts: FactPhrases): GroundSchema {
  switch (node.kind) {
    case 'choice':
      return node.values.length === 0
        ? { type: 'array', maxItems: 0 }
        : { enum: likelyChoices(node.values, node.title, facts) };
    case 'yes-no':
      return { type: 'boolean' };
    case 'null':
      return { type: 'null' };
    case 'text':
      return { enum: textsFor(node, facts) };
    case 'number':
      return { enum: numbersFor(node, facts) };
    case 'array':
      return arrayFor(node, facts);
    case 'union':
      return unionFor(node.options, facts);
    case 'object': {
      const properties: [string, GroundSchema][] = [];
      const required: string[] = [];
      for (const { name, isRequired, node: inner } of node.properties) {
        try {
          properties.push([name, groundSchema(inner, facts)]);
          // What a fact is labelled for belongs into the document, asked for or not.
          if (isRequired || saidUnder(name, facts).length > 0) required.push(name);
        } catch (error) {
          if (!(error instanceof SchemaError) || isRequired) throw error;
        }
      }
      return {
        type: 'object',
        properties: Object.fromEntries(properties),
        required,
        additionalProperties: false,
      };
    }
  }
}

function textsFor(node: Extract<SchemaNode, { kind: 'text' }>, facts: FactPhrases): readonly string[] {
  const fits = (text: string) => violations(text, { ...node, format: null }).length === 0;
  if (node.format) {
    const found = facts.of(node.format).filter(fits);
    if (found.length === 0)
      throw new SchemaError(node.path, `“${nameOf(node)}” wants a ${node.format}, and the facts hold none.`);
    return found;
  }
  const labelled = saidUnder(node.title, facts).filter(fits);
  if (labelled.length > 0) return labelled;
  const found = facts.phrases.filter(fits);
  if (found.length === 0)
    throw new SchemaError(
      node.path,
      `“${nameOf(node)}” wants a text of ${node.minLength} to ${node.maxLength} characters, and no phrase of the facts is that long.`,
    );
  return found;
}

function numbersFor(node: Extract<SchemaNode, { kind: 'number' }>, facts: FactPhrases): readonly number[] {
  const fits = (value: number) =>
    value >= node.least && value <= node.most && (!node.isWhole || Number.isInteger(value));
  const labelled = (facts.labelled.get(labelKey(node.title)) ?? [])
    .flatMap((text) => numbersIn(text))
    .filter(fits);
  if (labelled.length > 0) return labelled;
  if (node.isWhole && node.most - node.least < scaleLimit)
    return Array.from({ length: node.most - node.least + 1 }, (_, i) => node.least + i);
  const found = facts.numbers.filter(fits);
  if (found.length === 0)
    throw new SchemaError(node.path, `“${nameOf(node)}” wants a number, and the facts hold none that fits.`);
  return found;
}

function arrayFor(node: Extract<SchemaNode, { kind: 'array' }>, facts: FactPhrases): GroundSchema {
  const listed = [...new Set(saidUnder(node.title, facts))].filter(
    (text) => violations(text, node.items).length === 0,
  );
  // What is listed under this very label is the list, and nothing is left to choose.
  if (node.items.kind === 'text' && !node.items.format && listed.length >= Math.max(1, node.least))
    return { const: listed.slice(0, node.most) };
  let items: GroundSchema;
  try {
    items = groundSchema(node.items, facts);
  } catch (error) {
    if (!(error instanceof SchemaError) || node.least > 0) throw error;
    return { type: 'array', maxItems: 0 };
  }
  const { enum: values } = items as { readonly enum?: readonly unknown[] };
  if (!node.isUnique || !values) return { type: 'array', items, minItems: node.least, maxItems: node.most };
  if (values.length < node.least)
    throw new SchemaError(
      node.path,
      `“${nameOf(node)}” wants ${node.least} different entries, and the facts give ${values.length}.`,
    );
  return { type: 'array', items, minItems: node.least, maxItems: Math.min(node.most, values.length) };
}

function unionFor(options: readonly SchemaNode[], facts: FactPhrases): GroundSchema {
  const grounded: GroundSchema[] = [];
  let first: SchemaError | null = null;
  for (const option of options) {
    try {
      grounded.push(groundSchema(option, facts));
    } catch (error) {
      if (!(error instanceof SchemaError)) throw error;
      first ??= error;
    }
  }
  if (grounded.length === 0) throw first ?? new SchemaError('', 'No alternative can be satisfied.');
  return grounded.length === 1 ? grounded[0]! : { anyOf: grounded };
}

/** Of given choices those that a fact labelled like them names, else those that the facts speak of, else all. */
function likelyChoices(
  values: readonly JsonPrimitive[],
  title: string,
  facts: FactPhrases,
): readonly JsonPrimitive[] {
  const labelled = saidUnder(title, facts).map(labelKey);
  const named = values.filter((value) => labelled.includes(labelKey(String(value))));
  if (named.length > 0) return named;
  const whole = ` ${facts.phrases.map(labelKey).join(' ')} `;
  const spoken = values.filter(
    (value) => typeof value === 'string' && whole.includes(` ${labelKey(value)} `),
  );
  return spoken.length > 0 ? spoken : values;
}

function numbersIn(text: string): number[] {
  return (text.match(/-?\d+(?:,\d{3})*(?:\.\d+)?/gu) ?? []).map((raw) => Number(raw.replaceAll(',', '')));
}

function nameOf(node: SchemaNode): string {
  return node.title || node.path || 'The document';
}
