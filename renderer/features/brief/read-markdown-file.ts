import { briefMarkdownLimit } from '../../../contract/projects.ts';

/** What a chosen file turned out to be: its text, or why it can't be read as a brief. */
export type MarkdownFile =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'notText' | 'tooBig' | 'cannotRead' };

/** Reads a file as a Markdown brief, as far as can be told before the backend looks at it. */
export async function readMarkdownFile(file: File): Promise<MarkdownFile> {
  if (!/\.(md|markdown|txt)$/i.test(file.name)) return { kind: 'notText' };
  // A character takes at most four bytes in UTF-8: beyond that there is no need to read it.
  if (file.size > briefMarkdownLimit * 4) return { kind: 'tooBig' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    return text.length > briefMarkdownLimit ? { kind: 'tooBig' } : { kind: 'text', text };
  } catch {
    return { kind: 'cannotRead' };
  }
}
