import type { Spoken } from '../../contract/speech.ts';

/** Stretches after a pause of this many seconds begin a paragraph. */
const paragraphPause = 2;

/** What was said as one text: with spaces between, but none beside Chinese or Japanese, and paragraphs at long pauses. */
export function joinSpoken(spoken: readonly Spoken[]): string {
  let text = '';
  let end = 0;
  for (const { startSeconds, endSeconds, text: raw } of spoken) {
    const next = raw.trim();
    if (next === '') continue;
    if (text !== '')
      text += startSeconds - end >= paragraphPause ? '\n\n' : needsSpace(text, next) ? ' ' : '';
    text += next;
    end = endSeconds;
  }
  return text;
}

function needsSpace(before: string, after: string): boolean {
  const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
  return !(wide.test(before.at(-1)!) || wide.test(after[0]!));
}
