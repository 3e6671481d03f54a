import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseFields, type OpportunityCard } from '../../../contract/plan-entries.ts';
import { useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { SavedArea } from './field.tsx';
import { usePlanWork } from './use-plan-work.ts';
import { useProjectNames } from './use-project-names.ts';

interface OpportunityCardsProps {
  readonly projectId: string;
  readonly cards: readonly OpportunityCard[];
}

/** Ideas of the project in the four fields in which the cases are told. */
export function OpportunityCards({ projectId, cards }: OpportunityCardsProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const { ideas } = useProjectNames(projectId);
  const { problem, attempt, remove } = usePlanWork();
  const [picked, setPicked] = useState<string | null>(null);
  const free = ideas.filter(({ id }) => !cards.some(({ ideaId }) => ideaId === id));
  const chosen = free.find(({ id }) => id === picked)?.id ?? free[0]?.id ?? null;
  const titleOf = (ideaId: string) => ideas.find(({ id }) => id === ideaId)?.name ?? '';

  return (
    <section aria-labelledby="opportunity-cards" className="mt-12 border-t border-hairline-strong pt-5">
      <h2 id="opportunity-cards" className="font-content text-lead font-semibold">
        {t('plan.cards.title')}
      </h2>
      <p className="font-content text-content text-ink-2">{t('plan.cards.lead')}</p>
      {problem && (
        <div className="mt-4">
          <ProblemNotice problem={problem} />
        </div>
      )}
      {cards.map((card) => {
        const title = titleOf(card.ideaId);
        return (
          <article key={card.id} aria-label={title} className="mt-5 border-t border-hairline pt-3">
            <div className="flex items-start gap-3">
              <h3 className="min-w-0 flex-1 font-content text-content font-semibold">{title}</h3>
              <IconButton
                label={`${t('plan.remove')}: ${t('plan.cards.cardOf', { title })}`}
                onClick={() =>
                  void remove(
                    t('plan.cards.cardOf', { title }),
                    () => backend.call('plan.deleteCard', { id: card.id }),
                    () => backend.call('plan.restoreCard', { id: card.id }),
                  )
                }
              >
                <Trash2 size={14} aria-hidden />
              </IconButton>
            </div>
            <div className="mt-2 grid gap-x-8 gap-y-3 mid:grid-cols-2">
              {caseFields.map((field) => (
                <div key={field}>
                  <p className="mb-1 text-small text-ink-3">{t(`plan.cases.fields.${field}`)}</p>
                  <SavedArea
                    label={t('plan.cards.fieldOf', { field: t(`plan.cases.fields.${field}`), title })}
                    placeholder={t(`plan.cards.prompts.${field}`)}
                    saved={card[field]}
                    onSave={(text) =>
                      attempt(() =>
                        backend.call('plan.saveCard', { ideaId: card.ideaId, fields: { [field]: text } }),
                      )
                    }
                  />
                </div>
              ))}
            </div>
          </article>
        );
      })}
      <div className="mt-4 flex flex-wrap items-center gap-2">
        {chosen === null ? (
          <p className="text-ui text-ink-3">
            {t(ideas.length === 0 ? 'plan.cards.noIdeas' : 'plan.cards.allHave')}
          </p>
        ) : (
          <>
            <Select
              label={t('plan.cards.idea')}
              value={chosen}
              options={free.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setPicked}
            />
            <Button
              onClick={() =>
                void attempt(() => backend.call('plan.saveCard', { ideaId: chosen, fields: {} }))
              }
            >
              {t('plan.cards.make')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
