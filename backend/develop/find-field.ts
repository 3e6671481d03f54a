import { InklingError } from '../../contract/errors.ts';
import type { DevelopField, DevelopTemplate } from '../../contract/develop-templates.ts';

/** All fields of a template, from top to bottom. */
export function fieldsOf(template: DevelopTemplate): DevelopField[] {
  return template.sections.flatMap(({ fields }) => fields);
}

/** A field and its template. Throws `not-found` for either. */
export function findField(
  templates: readonly DevelopTemplate[],
  templateId: string,
  fieldId: string,
): { readonly template: DevelopTemplate; readonly field: DevelopField } {
  const template = templates.find(({ id }) => id === templateId);
  if (!template) throw unknown(`There is no document called “${templateId}”.`);
  const field = fieldsOf(template).find(({ id }) => id === fieldId);
  if (!field) throw unknown(`The document “${template.name.en}” has no field called “${fieldId}”.`);
  return { template, field };
}

function unknown(message: string): InklingError {
  return new InklingError(
    'not-found',
    `${message} Nothing was changed.`,
    'Use an app and a library of the same version.',
  );
}
