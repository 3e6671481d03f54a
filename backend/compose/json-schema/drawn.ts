import type { DrawnField } from '../../../contract/compose-structured.ts';

const typeNames = {
  text: 'string',
  number: 'number',
  'whole-number': 'integer',
  'yes-no': 'boolean',
} as const;

/** The JSON Schema of fields that a person drew. */
export function schemaOfFields(fields: readonly DrawnField[]): Readonly<Record<string, unknown>> {
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, schemaOfField(field)])),
    required: fields.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  };
}

function schemaOfField(field: DrawnField): unknown {
  const one = valueOf(field);
  return field.many ? { type: 'array', items: one, ...(field.required ? { minItems: 1 } : {}) } : one;
}

function valueOf({ type, choices, fields }: DrawnField): unknown {
  if (type === 'choice') return { type: 'string', enum: choices };
  if (type === 'group') return schemaOfFields(fields);
  return { type: typeNames[type] };
}
