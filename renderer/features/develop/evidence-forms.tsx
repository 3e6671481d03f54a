import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  evidenceRungs,
  type EvidenceFields,
  type EvidenceRung,
} from '../../../contract/develop-documents.ts';
import { useAsk } from '../../backend.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { GrowingText } from '../../ui/growing-text.tsx';
import { Select } from '../../ui/select.tsx';
import { usePage } from './page-context.ts';
import { fieldsOf, lineOf } from './words.ts';

interface FormProps {
  /** Answers whether it was kept; if not, what is written stays. */
  onAdd(fields: EvidenceFields): Promise<boolean>;
}

/** Which rung of the ladder evidence stands on. */
export function RungChoice({
  rung,
  onChange,
}: {
  readonly rung: EvidenceRung;
  onChange(rung: EvidenceRung): void;
}) {
  const { t } = useTranslation();
  return (
    <Choice
      label={t('develop.evidence.rung')}
      value={rung}
      options={evidenceRungs.map((value) => ({ value, label: t(`develop.rungs.${value}`) }))}
      onChange={onChange}
    />
  );
}

/** Today where the person is, as the calendar writes it. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** What somebody saw or heard, in their own words. */
export function NoteForm({ onAdd }: FormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [rung, setRung] = useState<EvidenceRung>('says');
  const [on, setOn] = useState(today);
  const add = async () => {
    if (await onAdd({ kind: 'note', rung, text, on: on === '' ? null : on })) setText('');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <GrowingText
        aria-label={t('develop.evidence.note')}
        placeholder={t('develop.evidence.noteHint')}
        value={text}
        maxLength={2000}
        onChange={(event) => setText(event.target.value)}
        className="rounded-md border border-hairline-strong px-2 py-1.5 text-ui focus-within:border-ink-3"
      />
      <div className="mt-2">
        <RungChoice rung={rung} onChange={setRung} />
      </div>
      <div className="mt-2 flex items-center justify-between gap-3">
        <input
          type="date"
          aria-label={t('develop.evidence.day')}
          value={on}
          onChange={(event) => setOn(event.target.value)}
          className="h-8 rounded-md border border-hairline-strong bg-transparent px-2 text-ui"
        />
        <Button type="submit" look="primary" disabled={text.trim() === ''}>
          {t('develop.evidence.link')}
        </Button>
      </div>
    </form>
  );
}

interface Pick {
  readonly id: string;
  readonly name: string;
}

interface PickFormProps {
  readonly label: string;
  readonly empty: string;
  readonly picks: readonly Pick[];
  readonly usualRung: EvidenceRung;
  onPick(pick: Pick, rung: EvidenceRung): void;
}

function PickForm({ label, empty, picks, usualRung, onPick }: PickFormProps) {
  const { t } = useTranslation();
  const [rung, setRung] = useState(usualRung);
  const [chosen, setChosen] = useState<string | null>(null);
  const pick = picks.find(({ id }) => id === chosen) ?? picks[0];
  if (!pick) return <p className="text-small text-ink-2">{empty}</p>;
  return (
    <>
      <Select
        label={label}
        value={pick.id}
        options={picks.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setChosen}
      />
      <div className="mt-2 flex flex-wrap items-center justify-between gap-3">
        <RungChoice rung={rung} onChange={setRung} />
        <Button look="primary" onClick={() => onPick(pick, rung)}>
          {t('develop.evidence.link')}
        </Button>
      </div>
    </>
  );
}

/** A card of the idea's experiments that has a result. */
export function ExperimentForm({ onAdd }: FormProps) {
  const { t } = useTranslation();
  const { documents, templates } = usePage();
  const template = templates.find(({ id }) => id === 'experiments');
  const cards = template ? fieldsOf(template).find(({ id }) => id === 'cards') : undefined;
  const entries =
    documents.documents.find(({ templateId }) => templateId === 'experiments')?.fields[0]?.entries ?? [];
  const picks = entries
    .filter(({ cells }) => (cells.result ?? '').trim() !== '')
    .map((entry) => ({ id: entry.id, name: cards ? lineOf(cards, entry) : '' }));
  return (
    <PickForm
      label={t('develop.evidence.kinds.experiment')}
      empty={t('develop.evidence.noExperiments')}
      picks={picks}
      usualRung="does"
      onPick={({ id }, rung) => void onAdd({ kind: 'experiment', rung, experimentId: id })}
    />
  );
}

/** A run of the recommender that was kept as evidence for this idea. */
export function RunForm({ onAdd }: FormProps) {
  const { t } = useTranslation();
  const { projectId, ideaId } = usePage();
  const runs = useAsk('recommend.evidence', { projectId });
  const picks = (runs.data ?? [])
    .filter((run) => run.ideaId === ideaId)
    .map((run) => ({ id: run.runId, name: run.datasetName }));
  return (
    <PickForm
      label={t('develop.evidence.kinds.run')}
      empty={t('develop.evidence.noRuns')}
      picks={picks}
      usualRung="does"
      onPick={({ id, name }, rung) => void onAdd({ kind: 'run', rung, runId: id, name })}
    />
  );
}
