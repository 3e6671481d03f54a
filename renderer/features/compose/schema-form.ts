import type { DrawnField, SchemaInput } from '../../../contract/compose-structured.ts';

export const fieldTypes = ['text', 'number', 'whole-number', 'yes-no', 'choice', 'group'] as const;

/** A field as it is being drawn; `key` tells it from others that are named alike. */
export interface FieldDraft {
  readonly key: number;
  readonly name: string;
  readonly type: DrawnField['type'];
  readonly many: boolean;
  readonly required: boolean;
  /** Typed in a row, parted by commas. */
  readonly choices: string;
  readonly fields: readonly FieldDraft[];
}

export interface SchemaForm {
  readonly way: 'fields' | 'json';
  readonly fields: readonly FieldDraft[];
  readonly json: string;
  readonly facts: string;
  readonly seed: string;
}

let lastKey = 0;

/** A field nobody has named yet. */
export function newField(): FieldDraft {
  return {
    ...{ key: ++lastKey, name: '', type: 'text', many: false, required: true, choices: '', fields: [] },
  };
}

export const emptySchemaForm: SchemaForm = { way: 'fields', fields: [], json: '', facts: '', seed: '' };

/** What is to be satisfied, as the backend takes it; null when there is nothing yet. */
export function schemaInput(form: SchemaForm, wordsOf: (text: string) => string[]): SchemaInput | null {
  if (form.way === 'json') return form.json.trim().length < 2 ? null : { kind: 'json', text: form.json };
  const drawn = (fields: readonly FieldDraft[]): DrawnField[] =>
    fields
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, type, many, required, choices, fields: inner }) => ({
        ...{ name: name.trim(), type, many, required },
        choices: type === 'choice' ? wordsOf(choices) : [],
        fields: type === 'group' ? drawn(inner) : [],
      }));
  const fields = drawn(form.fields);
  return fields.length === 0 ? null : { kind: 'fields', fields };
}
