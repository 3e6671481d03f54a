import type { VariableSource } from '../../../contract/compose-templates.ts';

/** A source as the texts call it: in their keys a dot leads deeper. */
export function sourceKey(source: VariableSource) {
  return source.replace('.', '_') as SourceKey<VariableSource>;
}

type SourceKey<S> = S extends `${infer From}.${infer What}` ? `${From}_${What}` : never;
