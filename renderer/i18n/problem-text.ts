import { useTranslation } from 'react-i18next';
import type { Problem } from '../../contract/errors.ts';
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

/** The backend explains itself in English; in Chinese each code has its own words, with the original kept. */
export function useProblemText(problem: Problem): ProblemText {
  const { i18n } = useTranslation();
  if (i18n.language !== 'zh-CN') return { message: problem.message, remedy: problem.remedy, original: null };
  return { ...zhProblems[problem.code], original: problem.message };
}
