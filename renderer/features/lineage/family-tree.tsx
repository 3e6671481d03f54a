import { CornerDownRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Idea } from '../../../contract/ideation.ts';
import { familyOf } from './family.ts';
import { Part } from './part.tsx';

interface FamilyTreeProps {
  readonly idea: Idea;
  readonly ideas: readonly Idea[];
  onSelect(id: string): void;
}

/** Deeper than this, the tree no longer moves to the right: the panel is narrow. */
const deepest = 5;

/** The idea among its parents and children; each leads to itself. Nothing for one without either. */
export function FamilyTree({ idea, ideas, onSelect }: FamilyTreeProps) {
  const { t } = useTranslation();
  const { relatives, isEldestGone } = familyOf(idea, ideas);
  if (relatives.length === 1 && !isEldestGone) return null;
  return (
    <Part title={t('lineage.family.title')} lead={t('lineage.family.lead')}>
      {isEldestGone && <p className="text-small text-ink-3 italic">{t('lineage.family.gone')}</p>}
      <ul aria-label={t('lineage.family.title')}>
        {relatives.map(({ idea: one, depth }) => (
          <li key={one.id} style={{ paddingLeft: `${Math.min(depth, deepest) * 0.9}rem` }}>
            <button
              type="button"
              aria-current={one.id === idea.id ? 'true' : undefined}
              onClick={() => onSelect(one.id)}
              className="flex w-full items-baseline gap-1.5 rounded-sm py-1 text-left font-content text-ui hover:text-accent aria-[current]:font-semibold"
            >
              {(depth > 0 || isEldestGone) && (
                <CornerDownRight size={12} className="shrink-0 text-ink-3" aria-hidden />
              )}
              <span className="min-w-0 [overflow-wrap:anywhere]">
                {one.title}
                {one.id === idea.id && <span className="sr-only"> ({t('lineage.family.here')})</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Part>
  );
}
