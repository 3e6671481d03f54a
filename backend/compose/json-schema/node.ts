/** A JSON Schema read into what documents it allows: no references, one kind of value a node. */
export type SchemaNode = { readonly path: string; readonly title: string } & (
  | {
      readonly kind: 'text';
      readonly minLength: number;
      readonly maxLength: number;
      readonly format: TextFormat | null;
    }
  | { readonly kind: 'number'; readonly isWhole: boolean; readonly least: number; readonly most: number }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'null' }
  /** One of these values. */
  | { readonly kind: 'choice'; readonly values: readonly JsonPrimitive[] }
  | { readonly kind: 'object'; readonly properties: readonly SchemaProperty[] }
  | {
      readonly kind: 'array';
      readonly items: SchemaNode;
      readonly least: number;
      readonly most: number;
      readonly isUnique: boolean;
    }
  | { readonly kind: 'union'; readonly options: readonly SchemaNode[] }
);

export interface SchemaProperty {
  readonly name: string;
  readonly isRequired: boolean;
  readonly node: SchemaNode;
}

export type JsonPrimitive = string | number | boolean | null;
export type TextFormat = 'date' | 'email' | 'uri';

/** Something a schema asks for that no document can have, or that isn't supported here. */
export class SchemaError extends Error {
  readonly path: string;
  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}
