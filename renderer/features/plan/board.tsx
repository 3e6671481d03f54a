import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { planLevels, type PlanItem, type PlanLevel } from '../../../contract/plan-entries.ts';
import type { Proposal } from '../../../contract/plan-library.ts';
import { useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { ItemCard } from './item-card.tsx';
import { draftOf, emptyDraft, type ItemDraft } from './item-draft.ts';
import { ItemForm } from './item-form.tsx';
import { Proposals } from './proposals.tsx';
import { usePlanWork } from './use-plan-work.ts';
import { useSay } from './words.ts';

interface BoardProps {
  readonly projectId: string;
  readonly items: readonly PlanItem[];
  readonly proposals: readonly Proposal[];
  readonly today: string;
  /** The entries whose forms are open, and the levels that new ones are written for. */
  readonly editing: readonly string[];
  onOpen(id: string): void;
  onClose(id: string): void;
}

/** Three levels as columns, what is planned as cards, what is proposed folded away beneath. */
export function Board({ projectId, items, proposals, today, editing, onOpen, onClose }: BoardProps) {
  const { t } = useTranslation();
  const say = useSay();
  const backend = useBackend();
  const { problem, attempt, remove } = usePlanWork();
  const taken = new Set(items.flatMap(({ proposalId }) => proposalId ?? []));

  const add = (fields: ItemDraft) => attempt(() => backend.call('plan.addItem', { projectId, fields }));
  const edit = (id: string, fields: Partial<ItemDraft>) =>
    attempt(() => backend.call('plan.editItem', { id, fields }));
  const closeIfKept = (id: string) => (kept: boolean) => {
    if (kept) onClose(id);
  };
  const take = (proposal: Proposal) =>
    add({
      ...emptyDraft(proposal.level),
      title: say(proposal.title),
      note: say(proposal.firstStep),
      state: 'proposed',
      proposalId: proposal.id,
    });
  const column = (level: PlanLevel) => (
    <section key={level} aria-labelledby={`level-${level}`} className="min-w-0">
      <h2 id={`level-${level}`} className="font-content text-lead font-semibold">
        {t(`plan.levels.${level}`)}
      </h2>
      <p className="mb-3 min-h-9 text-small text-ink-3">{t(`plan.levelHints.${level}`)}</p>
      {items
        .filter((item) => item.level === level)
        .map((item) =>
          editing.includes(item.id) ? (
            <ItemForm
              key={item.id}
              label={item.title}
              projectId={projectId}
              initial={draftOf(item)}
              onSave={(draft) => void edit(item.id, draft).then(closeIfKept(item.id))}
              onCancel={() => onClose(item.id)}
            />
          ) : (
            <ItemCard
              key={item.id}
              item={item}
              today={today}
              onEdit={() => onOpen(item.id)}
              onState={(state) => void edit(item.id, { state })}
              onDelete={() =>
                void remove(
                  item.title,
                  () => backend.call('plan.deleteItem', { id: item.id }),
                  () => backend.call('plan.restoreItem', { id: item.id }),
                )
              }
            />
          ),
        )}
      {!items.some((item) => item.level === level) && !editing.includes(level) && (
        <p className="border-t border-hairline py-3 font-content text-ui text-ink-3 italic">
          {t('plan.item.empty')}
        </p>
      )}
      {editing.includes(level) ? (
        <ItemForm
          label={t('plan.item.new', { level: t(`plan.levels.${level}`) })}
          projectId={projectId}
          initial={emptyDraft(level)}
          onSave={(draft) => void add(draft).then(closeIfKept(level))}
          onCancel={() => onClose(level)}
        />
      ) : (
        <Button
          look="quiet"
          className="-ml-3"
          icon={<Plus size={14} aria-hidden />}
          aria-label={t('plan.item.addTo', { level: t(`plan.levels.${level}`) })}
          onClick={() => onOpen(level)}
        >
          {t('plan.item.add')}
        </Button>
      )}
      <div className="mt-2">
        <Proposals
          level={level}
          proposals={proposals.filter((one) => one.level === level)}
          taken={taken}
          onTake={(proposal) => void take(proposal)}
        />
      </div>
    </section>
  );

  return (
    <>
      {problem && (
        <div className="mb-4">
          <ProblemNotice problem={problem} />
        </div>
      )}
      <div className="grid gap-x-8 gap-y-10 wide:grid-cols-3">{planLevels.map(column)}</div>
    </>
  );
}
