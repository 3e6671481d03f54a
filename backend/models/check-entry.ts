import type { ModelEntry } from '../../contract/models.ts';
import { isInnerPath } from './model-files.ts';

/** Throws a RangeError that says what an entry has wrong. */
export function checkEntry(entry: ModelEntry): void {
  const paths = entry.files.map((file) => file.path);
  const outside = paths.find((inner) => !isInnerPath(inner));
  if (outside !== undefined) throw new RangeError(`"${outside}" of ${entry.id} leaves the model's folder.`);
  if (entry.conventions !== null && !paths.includes(entry.conventions)) {
    throw new RangeError(`"${entry.conventions}" is not among the files of ${entry.id}.`);
  }
}
