import { foldText } from './words.ts';

/** Letters, then figures and perhaps one more letter, with at most one sign between: E-4012, GC8, Form 12b. */
const code = /(?<![\p{L}\p{N}])([a-z]{1,5})([-‐‑–_./ ]?)(\d{1,6}[a-z]?)(?![\p{L}\p{N}])/giu;

/**
 * Exact codes of a text in one spelling ("e4012"). Letters before a space are taken for part of a code only where they
 * begin with a capital: "Form 12b" is one, "in 2024" is none.
 */
export function codesOf(text: string): string[] {
  return codeMatches(text)
    .filter(({ letters, sign }) => sign !== ' ' || /^[A-Z]/.test(letters))
    .map(({ folded }) => folded);
}

/** What may be a code in a question, where people write as they like; only what a source holds is one. */
export function possibleCodesOf(question: string): string[] {
  return codeMatches(question).map(({ folded }) => folded);
}

function codeMatches(text: string) {
  return [...text.normalize('NFKC').matchAll(code)].map(([, letters = '', sign = '', figures = '']) => ({
    letters,
    sign,
    folded: foldText(letters + figures),
  }));
}
