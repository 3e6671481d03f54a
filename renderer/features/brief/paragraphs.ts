import { InklingError } from '../../../contract/errors.ts';
import { briefLimits, type BriefDraft, type BriefFieldName } from './brief-draft.ts';

/** A text with a paragraph below it. */
export function withParagraph(text: string, paragraph: string): string {
  if (text.trim() === '') return paragraph;
  return text.endsWith('\n') ? text + paragraph : `${text}\n${paragraph}`;
}

/** A text without a paragraph that was added below it, and with all else that it holds by now; null where it is not there as it was. */
export function withoutParagraph(text: string, paragraph: string): string | null {
  for (
    let at = text.lastIndexOf(paragraph);
    at >= 0;
    at = at === 0 ? -1 : text.lastIndexOf(paragraph, at - 1)
  ) {
    const before = text.slice(0, at);
    const after = text.slice(at + paragraph.length);
    const isWhole = (before === '' || before.endsWith('\n')) && (after === '' || after.startsWith('\n'));
    if (!isWhole) continue;
    return before === '' ? after.replace(/^\n/u, '') : before.slice(0, -1) + after;
  }
  return null;
}

/**
 * Adds a paragraph to a field as it is being written in this window, so that nothing typed there is lost. Rejects where it
 * can't be stored, and leaves the field without it then.
 */
export async function addParagraph(
  draft: BriefDraft,
  name: BriefFieldName,
  paragraph: string,
): Promise<void> {
  const longer = withParagraph(draft.state.get().fields[name], paragraph);
  if (longer.length > briefLimits[name])
    throw new InklingError(
      'invalid-input',
      `There is no room for this: the field takes ${briefLimits[name]} characters, and nothing was changed.`,
      'Shorten the note or what stands there, or put the note elsewhere.',
    );
  draft.write(name, longer);
  await draft.flush();
  const { failure, unsaved } = draft.state.get();
  if (failure === null || !unsaved.has(name)) return;
  const shorter = withoutParagraph(draft.state.get().fields[name], paragraph);
  if (shorter !== null) draft.write(name, shorter);
  throw failure instanceof Error ? failure : new Error('The brief was not stored', { cause: failure });
}

/** Takes a paragraph out again, whatever was typed around it since. False where it was changed itself: it stays. */
export async function takeOutParagraph(
  draft: BriefDraft,
  name: BriefFieldName,
  paragraph: string,
): Promise<boolean> {
  const shorter = withoutParagraph(draft.state.get().fields[name], paragraph);
  if (shorter === null) return false;
  draft.write(name, shorter);
  await draft.flush();
  return true;
}
