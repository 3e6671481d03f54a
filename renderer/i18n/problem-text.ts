import { useTranslation } from 'react-i18next';
import { InklingError, type Problem } from '../../contract/errors.ts';
import { problemOf } from '../backend.ts';
import { zhProblems } from './zh-problems.ts';

/** A problem in the person's language; `original` is what the backend said, where that differs. */
export interface ProblemText {
  readonly message: string;
  readonly remedy: string;
  readonly original: string | null;
}

/** What happened, in a language. */
export function problemSentence(problem: Problem, language: string): string {
  return language === 'zh-CN' ? zhProblems[problem.code].message : problem.message;
}

/** A failure in the window that explains itself in the person's language already. */
export class TranslatedError extends InklingError {}

/** What went wrong, in a language. */
export function errorSentence(error: unknown, language: string): string {
  return error instanceof TranslatedError ? error.message : problemSentence(problemOf(error), language);
}

/** The backend explains itself in English; in Chinese each code has its own words, with the original kept. */
export function useProblemText(problem: Problem): ProblemText {
  const { i18n } = useTranslation();
  if (i18n.language !== 'zh-CN') return { message: problem.message, remedy: problem.remedy, original: null };
  return { ...zhProblems[problem.code], original: problem.message };
}
