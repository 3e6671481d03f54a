import { Lightbulb } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundCase } from '../../../contract/plan.ts';
import { caseFields } from '../../../contract/plan-entries.ts';
import type { PlanCase } from '../../../contract/plan-library.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { usePlanLanguage } from './words.ts';

interface CaseEntryProps {
  readonly case: PlanCase;
  /** Why it was found; null when all are shown. */
  readonly hit: FoundCase | null;
  onUse(): void;
}

/** A case: its scenario in sight, the other three fields unfolded, and the way to an idea. */
export function CaseEntry({ case: one, hit, onUse }: CaseEntryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = usePlanLanguage();
  const [open, setOpen] = useState(false);
  const text = one[language];
  return (
    <li aria-label={text.title} className="border-t border-hairline py-4">
      <h2 className="font-content text-content font-semibold">{text.title}</h2>
      <p className="text-small text-ink-3">
        {t(`plan.cases.${one.source}`)}
        {hit && (
          <span className="text-ink-2">
            {' · '}
            {hit.matched.length > 0
              ? t('plan.cases.matched', { words: format.list(hit.matched) })
              : t('plan.cases.byMeaning')}
          </span>
        )}
      </p>
      {open ? (
        <dl className="mt-2 space-y-2">
          {caseFields.map((field) => (
            <div key={field}>
              <dt className="text-small text-ink-3">{t(`plan.cases.fields.${field}`)}</dt>
              <dd className="font-content text-ui">{text[field]}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="mt-1 font-content text-ui text-ink-2">{text.scenario}</p>
      )}
      <div className="mt-2 -ml-3 flex flex-wrap gap-1">
        <Button
          look="quiet"
          aria-expanded={open}
          aria-label={`${t(open ? 'plan.cases.close' : 'plan.cases.open')}: ${text.title}`}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'plan.cases.close' : 'plan.cases.open')}
        </Button>
        <Button
          look="quiet"
          icon={<Lightbulb size={14} aria-hidden />}
          aria-label={`${t('plan.cases.use')}: ${text.title}`}
          onClick={onUse}
        >
          {t('plan.cases.use')}
        </Button>
      </div>
    </li>
  );
}
