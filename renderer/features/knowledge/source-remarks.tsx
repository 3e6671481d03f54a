import { useTranslation } from 'react-i18next';
import type { SourceProblem } from '../../../contract/knowledge.ts';

/** What was left out of a source, or looks wrong in it; unfolds under its name. */
export function SourceRemarks({ problems }: { readonly problems: readonly SourceProblem[] }) {
  const { t, i18n } = useTranslation();
  if (problems.length === 0) return null;
  const say = ({ code, values, message }: SourceProblem) => {
    const key = `knowledge.problems.${code}`;
    // A remark this window has no words for yet is said as the backend said it.
    return i18n.exists(key)
      ? t(`knowledge.problems.${code as 'rows-uneven'}`, { ...values, count: Number(values.count) })
      : message;
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
