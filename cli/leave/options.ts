import { leaveFormats, leaveParts, type LeaveFormat, type LeavePart } from '../../contract/leave.ts';
import type { Invocation } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import { oneOf } from '../whole-number.ts';

const formats = ['md', 'pdf', 'docx', 'pptx', 'csv', 'json', 'html'] as const satisfies readonly (
  LeaveFormat | 'pdf'
)[];

/** What was typed after `export`. */
export interface ExportRequest {
  /** An id or a name. */
  readonly project: string;
  readonly format: (typeof formats)[number];
  readonly out: string | undefined;
  readonly parts: readonly LeavePart[] | undefined;
  /** `all`, `starred`, or ids and titles. */
  readonly ideas: string | undefined;
  readonly language: 'en' | 'zh-CN';
  readonly byteOrderMark: boolean;
}

/** Throws UsageError. */
export function exportRequestOf(words: Invocation['words'], options: Invocation['options']): ExportRequest {
  if (words.length !== 1 || words[0]!.trim() === '')
    throw new UsageError(
      'Give one project, by its id or its name: export PROJECT --data DIR --format FORMAT',
    );
  const format = oneOf('format', options.format, [...new Set([...formats, ...leaveFormats])]);
  if (!format) throw new UsageError(`Give --format, one of: ${formats.join(', ')}.`);
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined);
  if (text('out') === '') throw new UsageError('--out needs a file.');
  return {
    project: words[0]!,
    format,
    out: text('out'),
    parts: partsOf(text('part')),
    ideas: text('ideas'),
    language: oneOf('language', options.language, ['en', 'zh-CN']) ?? 'en',
    byteOrderMark: options.bom === true,
  };
}

function partsOf(given: string | undefined): LeavePart[] | undefined {
  if (given === undefined) return undefined;
  const names = given.split(',').map((name) => name.trim());
  return names.map((name) => {
    const part = leaveParts.find((one) => one === name);
    if (!part)
      throw new UsageError(`There is no part "${name.slice(0, 40)}". There are: ${leaveParts.join(', ')}.`);
    return part;
  });
}
