import type { InputOf } from '../../../contract/index.ts';
import { leaveParts, type LeaveFormat, type LeavePart } from '../../../contract/leave.ts';

/** What a person can leave with; the PDF is printed of the page that `html` is. */
export const chosenFormats = [
  'pdf',
  'docx',
  'pptx',
  'md',
  'csv',
  'json',
  'html',
] as const satisfies readonly (LeaveFormat | 'pdf')[];
export type ChosenFormat = (typeof chosenFormats)[number];

/** What the sheet is set to. */
export interface ExportDraft {
  readonly format: ChosenFormat;
  readonly parts: readonly LeavePart[];
  readonly ideas: 'all' | 'starred' | 'one';
  /** The idea for `one` and for a pitch; null: none chosen. */
  readonly ideaId: string | null;
  readonly forExcel: boolean;
}

/** How the sheet opens. */
export const freshDraft = (ideaId: string | null): ExportDraft => ({
  format: 'pdf',
  parts: leaveParts,
  ideas: 'all',
  ideaId,
  forExcel: true,
});

/** The parts there are to choose from: groups only where some were kept. */
export const partsOffered = (hasGroups: boolean): readonly LeavePart[] =>
  hasGroups ? leaveParts : leaveParts.filter((part) => part !== 'groups');

/** What a format leaves to be chosen. */
export const asksForParts = (format: ChosenFormat): boolean => format !== 'pptx' && format !== 'csv';
export const asksWhichIdeas = ({ format, parts }: ExportDraft): boolean =>
  format === 'csv' ||
  (format !== 'pptx' &&
    (['ideas', 'groups', 'scores', 'documents'] as const).some((part) => parts.includes(part)));
export const asksForOne = (draft: ExportDraft): boolean =>
  draft.format === 'pptx' || (asksWhichIdeas(draft) && draft.ideas === 'one');

/** True when everything that must be chosen is. */
export const isComplete = (draft: ExportDraft): boolean =>
  (!asksForParts(draft.format) || draft.parts.length > 0) && (!asksForOne(draft) || draft.ideaId !== null);

/** What the backend is asked. */
export function requestOf(
  draft: ExportDraft,
  projectId: string,
  language: 'en' | 'zh-CN',
): InputOf<'leave.export'> {
  const { format, parts, ideas, ideaId, forExcel } = draft;
  const which = asksForOne(draft) && ideaId !== null ? [ideaId] : ideas === 'one' ? 'all' : ideas;
  return {
    ...{ projectId, language },
    format: format === 'pdf' ? 'html' : format,
    ...(asksForParts(format) ? { parts: [...parts] } : {}),
    ideas: which,
    byteOrderMark: format === 'csv' && forExcel,
  };
}
