import { ideaFieldsSchema } from '../../../contract/ideation.ts';
import type { ReadFields } from './read-idea.ts';
import { beginningOf } from './split-line.ts';

const parts = ['title', 'pitch', 'who', 'why', 'experiment'] as const;
const longest = Object.fromEntries(
  parts.map((part) => [part, ideaFieldsSchema.shape[part].maxLength ?? Infinity]),
) as Readonly<Record<(typeof parts)[number], number>>;

/**
 * What was read as the fields of an idea. A title that is too long goes into the pitch whole; other texts are cut
 * where an idea ends, and `isShortened` says so.
 */
export function fitFields(read: ReadFields): {
  readonly fields: Required<ReadFields>;
  readonly isShortened: boolean;
} {
  const fields = { who: '', why: '', experiment: '', ...read };
  if (fields.title.length > longest.title) {
    fields.pitch = [fields.title, fields.pitch].filter((text) => text !== '').join('\n');
    fields.title = beginningOf(fields.title);
  }
  let isShortened = false;
  for (const part of parts) {
    if (fields[part].length <= longest[part]) continue;
    fields[part] = fields[part].slice(0, longest[part]);
    isShortened = true;
  }
  return { fields, isShortened };
}
