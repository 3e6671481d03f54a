import { useTranslation } from 'react-i18next';
import type { Source } from '../../../contract/knowledge.ts';
import { useRemark } from './use-remark.ts';

interface SourceRemarksProps {
  readonly source: Source;
  /** Looks at how it was read, to choose another encoding. */
  onEncoding(path: string): void;
}

/** What was left out of a source, or looks wrong in it; unfolds under its name. */
export function SourceRemarks({ source, onEncoding }: SourceRemarksProps) {
  const { t } = useTranslation();
  const say = useRemark();
  const { problems, path, encoding } = source;
  if (problems.length === 0) return null;
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
      {path !== null && encoding !== null && (
        <button
          type="button"
          onClick={() => onEncoding(path)}
          className="mt-1 rounded-sm text-accent hover:underline"
        >
          {t('knowledge.encoding.readAnew')}
        </button>
      )}
    </details>
  );
}
