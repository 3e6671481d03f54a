import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Risk, RiskFields } from '../../../contract/plan-entries.ts';
import type { RiskScales } from '../../../contract/plan-library.ts';
import { useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { RiskForm } from './risk-form.tsx';
import { RiskMatrix } from './risk-matrix.tsx';
import { useEditing } from './use-editing.ts';
import { usePlanWork } from './use-plan-work.ts';
import { useProjectNames } from './use-project-names.ts';

interface RisksProps {
  readonly projectId: string;
  readonly risks: readonly Risk[];
  readonly scales: RiskScales;
}

const emptyRisk: RiskFields = {
  title: '',
  note: '',
  likelihood: 3,
  impact: 3,
  owner: '',
  mitigation: '',
  state: 'open',
  ideaId: null,
};
const fieldsOf = ({
  title,
  note,
  likelihood,
  impact,
  owner,
  mitigation,
  state,
  ideaId,
}: Risk): RiskFields => ({
  title,
  note,
  likelihood,
  impact,
  owner,
  mitigation,
  state,
  ideaId,
});

/** The risk register: the matrix, and every risk below it, the gravest first. */
export function Risks({ projectId, risks, scales }: RisksProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const { ideas } = useProjectNames(projectId);
  const { problem, attempt, remove } = usePlanWork();
  const { editing, open: edit, close } = useEditing();
  const closeIfKept = (id: string) => (kept: boolean) => {
    if (kept) close(id);
  };
  const open = risks.filter(({ state }) => state !== 'closed');
  const closed = risks.filter(({ state }) => state === 'closed');
  const weight = (risk: Risk) => risk.likelihood * risk.impact;
  const sorted = [...open.toSorted((a, b) => weight(b) - weight(a) || b.impact - a.impact), ...closed];

  return (
    <>
      <p className="max-w-column font-content text-content text-ink-2">{t('plan.risks.lead')}</p>
      {problem && (
        <div className="mt-4">
          <ProblemNotice problem={problem} />
        </div>
      )}
      <div className="mt-6 grid gap-x-10 gap-y-8 wide:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <RiskMatrix scales={scales} risks={sorted} onOpen={edit} />
        <section aria-label={t('plan.risks.register')}>
          {risks.length === 0 && editing.length === 0 && (
            <p className="font-content text-content text-ink-3 italic">{t('plan.risks.empty')}</p>
          )}
          <ol>
            {sorted.map((risk, index) =>
              editing.includes(risk.id) ? (
                <li key={risk.id}>
                  <RiskForm
                    label={risk.title}
                    scales={scales}
                    ideas={ideas}
                    initial={fieldsOf(risk)}
                    onSave={(fields) =>
                      void attempt(() => backend.call('plan.editRisk', { id: risk.id, fields })).then(
                        closeIfKept(risk.id),
                      )
                    }
                    onCancel={() => close(risk.id)}
                  />
                </li>
              ) : (
                <RiskLine
                  key={risk.id}
                  risk={risk}
                  number={index + 1}
                  ideaName={
                    risk.ideaId === null
                      ? null
                      : (ideas.find(({ id }) => id === risk.ideaId)?.name ?? t('plan.evidence.gone'))
                  }
                  onEdit={() => edit(risk.id)}
                  onDelete={() =>
                    void remove(
                      risk.title,
                      () => backend.call('plan.deleteRisk', { id: risk.id }),
                      () => backend.call('plan.restoreRisk', { id: risk.id }),
                    )
                  }
                />
              ),
            )}
          </ol>
          {editing.includes('new') ? (
            <RiskForm
              label={t('plan.risks.new')}
              scales={scales}
              ideas={ideas}
              initial={emptyRisk}
              onSave={(fields) =>
                void attempt(() => backend.call('plan.addRisk', { projectId, fields })).then(
                  closeIfKept('new'),
                )
              }
              onCancel={() => close('new')}
            />
          ) : (
            <Button className="mt-3" icon={<Plus size={14} aria-hidden />} onClick={() => edit('new')}>
              {t('plan.risks.add')}
            </Button>
          )}
        </section>
      </div>
    </>
  );
}

interface RiskLineProps {
  readonly risk: Risk;
  readonly number: number;
  readonly ideaName: string | null;
  onEdit(): void;
  onDelete(): void;
}

function RiskLine({ risk, number, ideaName, onEdit, onDelete }: RiskLineProps) {
  const { t } = useTranslation();
  const { title, likelihood, impact, owner, mitigation, state } = risk;
  return (
    <li aria-label={title} className="group flex gap-3 border-b border-hairline py-3">
      <span
        className={classNames(
          'mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-full text-small tabular-nums',
          state === 'closed' ? 'bg-paper-low text-ink-3' : 'bg-ink text-paper',
        )}
      >
        {number}
      </span>
      <div className="min-w-0 flex-1">
        <h2 className="font-content text-content font-semibold [overflow-wrap:anywhere]">{title}</h2>
        {mitigation !== '' && (
          <p className="font-content text-ui text-ink-2 [overflow-wrap:anywhere]">{mitigation}</p>
        )}
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-small text-ink-3 tabular-nums">
          <span>{t('plan.risks.score', { likelihood, impact, score: likelihood * impact })}</span>
          <span>{t(`plan.risks.states.${state}`)}</span>
          {owner === '' ? (
            <span className={state === 'closed' ? '' : 'text-amber'}>{t('plan.risks.noOwner')}</span>
          ) : (
            <span className="text-ink-2">{owner}</span>
          )}
          {ideaName !== null && <span className="truncate">{ideaName}</span>}
        </p>
      </div>
      <span className="flex opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100">
        <IconButton label={`${t('plan.edit')}: ${title}`} onClick={onEdit}>
          <Pencil size={14} aria-hidden />
        </IconButton>
        <IconButton label={`${t('plan.remove')}: ${title}`} onClick={onDelete}>
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </span>
    </li>
  );
}
