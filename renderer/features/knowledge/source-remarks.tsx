import { useTranslation } from 'react-i18next';
import type { SourceProblem } from '../../../contract/knowledge.ts';
import { knowledgeEn } from '../../i18n/knowledge/en.ts';

/** What was left out of a source, or looks wrong in it; unfolds under its name. */
export function SourceRemarks({ problems }: { readonly problems: readonly SourceProblem[] }) {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  const say = (problem: SourceProblem) => {
    const code = problem.code as keyof typeof knowledgeEn.problems;
    // A remark this window has no words for yet is said as the backend said it.
    if (!(code in knowledgeEn.problems)) return problem.message;
    return t(`knowledge.problems.${code}`, problem.values);
  };
  return (
    <details className="text-small text-ink-2">
      <summary className="inline-block rounded-sm text-amber hover:underline">
        {t('knowledge.sources.notes', { count: problems.length })}
      </summary>
      <ul className="mt-1 space-y-1 [overflow-wrap:anywhere]">
        {problems.map((problem, i) => (
          <li key={i}>{say(problem)}</li>
        ))}
      </ul>
    </details>
  );
}
