import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferedSet, Scope } from '../../../../contract/converge-criteria.ts';
import type { Idea } from '../../../../contract/ideation.ts';
import { problemOf, useAsk, useBackend } from '../../../backend.ts';
import { ProblemNotice } from '../../../i18n/problem-notice.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { Select } from '../../../ui/select.tsx';
import { useSay } from '../say.ts';
import { useConvergeWork } from '../use-converge-work.ts';
import { AssessList } from './assess-list.tsx';
import { ExportButtons } from './export-buttons.tsx';
import { Matrix } from './matrix.tsx';
import { RankingPart } from './ranking-part.tsx';
import { SensitivityPart } from './sensitivity-part.tsx';
import { SetEditor } from './set-editor.tsx';
import { WeightsPart } from './weights-part.tsx';

interface CriteriaPartProps {
  readonly projectId: string;
  readonly ideas: readonly Idea[];
  readonly scope: Scope;
  readonly setId: string;
  onSet(setId: string): void;
}

const newSet = 'new';

/** Ideas by criteria: the answers on the left, the ranking that they make on the right, what it hangs on below. */
export function CriteriaPart({ projectId, ideas, scope, setId, onSet }: CriteriaPartProps) {
  const { t } = useTranslation();
  const say = useSay();
  const backend = useBackend();
  const sets = useAsk('converge.sets', { projectId });
  const { problem, attempt, change } = useConvergeWork();
  const [editing, setEditing] = useState<string | null>(null);
  const set = sets.data?.find(({ id }) => id === setId) ?? sets.data?.[0];
  if (sets.error) return <ProblemNotice problem={problemOf(sets.error)} />;
  if (!set) return null;

  const remove = (own: OfferedSet) =>
    void change(
      t('converge.sets.removing', { name: say(own.name) }),
      () => backend.call('converge.deleteSet', { id: own.id }),
      () => backend.call('converge.restoreSet', { id: own.id }),
      t('converge.sets.removed', { name: say(own.name) }),
    );
  const edited = editing === newSet ? null : (sets.data?.find(({ id }) => id === editing) ?? null);

  return (
    <>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Select
          label={t('converge.sets.label')}
          value={set.id}
          options={[
            ...sets.data!.map(({ id, name, about }) => ({ value: id, label: say(name), hint: say(about) })),
          ]}
          onChange={onSet}
        />
        {set.own && (
          <>
            <IconButton
              label={t('converge.sets.edit', { name: say(set.name) })}
              onClick={() => setEditing(set.id)}
            >
              <Pencil size={14} aria-hidden />
            </IconButton>
            <IconButton
              label={t('converge.sets.remove', { name: say(set.name) })}
              onClick={() => remove(set)}
            >
              <Trash2 size={14} aria-hidden />
            </IconButton>
          </>
        )}
        <IconButton label={t('converge.sets.add')} onClick={() => setEditing(newSet)}>
          <Plus size={15} aria-hidden />
        </IconButton>
      </div>
      {editing === null && say(set.about) !== '' && (
        <p className="mt-1 max-w-column font-content text-ui text-ink-2 italic">{say(set.about)}</p>
      )}
      {problem && (
        <div className="mt-3">
          <ProblemNotice problem={problem} />
        </div>
      )}
      {editing !== null ? (
        <SetEditor
          key={editing}
          set={edited}
          onCancel={() => setEditing(null)}
          onSave={(fields) =>
            void attempt(async () => {
              const saved = edited
                ? await backend.call('converge.editSet', { id: edited.id, fields })
                : await backend.call('converge.addSet', { projectId, fields });
              setEditing(null);
              onSet(saved.id);
            })
          }
        />
      ) : (
        <Table projectId={projectId} ideas={ideas} scope={scope} setId={set.id} />
      )}
    </>
  );
}

function Table({ projectId, ideas, scope, setId }: Omit<CriteriaPartProps, 'onSet'>) {
  const { t } = useTranslation();
  const table = useAsk('converge.table', { projectId, setId, scope });
  const [unfolded, setUnfolded] = useState<string | null>(null);
  if (table.error) return <ProblemNotice problem={problemOf(table.error)} />;
  if (!table.data) return null;
  const { set, assessments, ranking } = table.data;
  if (assessments.length === 0)
    return <p className="py-10 font-content text-content text-ink-3 italic">{t('converge.scope.none')}</p>;
  return (
    <>
      <div className="mt-4 grid gap-x-12 gap-y-10 wide:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0">
          {set.kind === 'impact-effort' && (
            <Matrix
              set={set}
              assessments={assessments}
              ranking={ranking}
              ideas={ideas}
              onOpen={setUnfolded}
            />
          )}
          <AssessList
            projectId={projectId}
            set={set}
            assessments={assessments}
            ranking={ranking}
            ideas={ideas}
            unfolded={unfolded}
            onUnfold={setUnfolded}
          />
        </div>
        <div className="min-w-0 wide:sticky wide:top-4 wide:-mx-3 wide:max-h-[calc(100vh-9rem)] wide:self-start wide:overflow-x-hidden wide:overflow-y-auto wide:px-3">
          <RankingPart set={set} ranking={ranking} ideas={ideas} onOpen={setUnfolded} />
          {set.kind === 'weighted' && <WeightsPart key={set.id} projectId={projectId} set={set} />}
          <ExportButtons projectId={projectId} table={table.data} ideas={ideas} />
        </div>
      </div>
      {set.kind !== 'moscow' && (
        <SensitivityPart projectId={projectId} set={set} scope={scope} ideas={ideas} />
      )}
    </>
  );
}
