import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../contract/index.ts';
import { useFormat } from '../../i18n/format.ts';

type KindCount = OutputOf<'analyse.findPersonal'>['counts'][number];

interface KindChoiceProps {
  readonly counts: readonly KindCount[];
  /** Kinds that stay as they are. */
  readonly left: ReadonlySet<KindCount['kind']>;
  onChange(left: ReadonlySet<KindCount['kind']>): void;
}

/** Which of the kinds that were found are masked: all unless one is taken out. */
export function KindChoice({ counts, left, onChange }: KindChoiceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <fieldset>
      <legend className="mb-1 text-small text-ink-3">{t('analyse.mask.kinds')}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {counts.map(({ kind, count }) => (
          <label key={kind} className="flex items-center gap-2 text-ui">
            <input
              type="checkbox"
              className="accent-accent"
              checked={!left.has(kind)}
              onChange={(event) => {
                const next = new Set(left);
                if (event.target.checked) next.delete(kind);
                else next.add(kind);
                onChange(next);
              }}
            />
            {t('analyse.mask.ofKind', { kind: t(`analyse.kinds.${kind}`), count: format.number(count) })}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
