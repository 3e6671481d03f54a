import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceProblem } from '../../../contract/knowledge.ts';
import { knowledgeEn } from '../../i18n/knowledge/en.ts';

/** Says what was left out of a source, in the language of the window. */
export function useRemark(): (problem: SourceProblem) => string {
  const { t } = useTranslation();
  return useCallback(
    (problem) => {
      const code = problem.code as keyof typeof knowledgeEn.problems;
      // A remark this window has no words for yet is said as the backend said it.
      if (!(code in knowledgeEn.problems)) return problem.message;
      return t(`knowledge.problems.${code}`, problem.values);
    },
    [t],
  );
}
