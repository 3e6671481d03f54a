import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../contract/analyse-data.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Choice } from '../../ui/choice.tsx';
import { IconButton } from '../../ui/button.tsx';
import { PlaceTitle } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { useStore } from '../../ui/store.ts';
import { AnalysisView } from './analysis-view.tsx';
import { useAnalyseDesk } from './analyse-desk.ts';
import { BringTable } from './bring-table.tsx';
import { MaskPart } from './mask-part.tsx';
import { TableDraftForm } from './table-draft-form.tsx';
import { useAnalysisRemoval } from './use-analysis-removal.ts';

type Side = 'texts' | 'personal';

/** What many short texts say, and personal data in them. */
export function AnalysePage({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation();
  const [side, setSide] = useState<Side>('texts');
  const ofTexts = side === 'texts';
  return (
    <div className="mx-auto w-full max-w-[56rem] px-6 pt-10 pb-24 short:pt-6">
      <PlaceTitle lead={t(ofTexts ? 'analyse.lead' : 'analyse.mask.lead')}>{t('nav.analyse')}</PlaceTitle>
      <Choice<Side>
        label={t('analyse.sides.label')}
        value={side}
        options={(['texts', 'personal'] as const).map((value) => ({
          value,
          label: t(`analyse.sides.${value}`),
        }))}
        onChange={setSide}
      />
      {ofTexts ? <Texts projectId={projectId} /> : <MaskPart projectId={projectId} />}
    </div>
  );
}

function Texts({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation();
  const desk = useAnalyseDesk();
  const analyses = useAsk('analyse.list', { projectId });
  const draft = useStore(desk.drafts, (state) => state[projectId] ?? null);
  const chosen = useStore(desk.chosen, (state) => state[projectId]);
  const { remove, problem } = useAnalysisRemoval(projectId);
  const all = analyses.data ?? [];
  const analysis = all.find(({ id }) => id === chosen) ?? all[0] ?? null;
  const failure = problem ?? (analyses.error && problemOf(analyses.error));
  return (
    <div className="mt-5 space-y-6">
      {failure && <ProblemNotice problem={failure} />}
      {draft ? (
        <TableDraftForm projectId={projectId} draft={draft} />
      ) : analysis ? (
        // Folded up again when the new one is there.
        <details key={analysis.id}>
          <summary className="w-fit cursor-pointer text-ui text-ink-2 marker:text-ink-3">
            {t('analyse.bring.another')}
          </summary>
          <div className="mt-3">
            <BringTable projectId={projectId} />
          </div>
        </details>
      ) : (
        analyses.data && <BringTable projectId={projectId} />
      )}
      {analysis && !draft && (
        <section className="border-t border-hairline pt-6">
          <Heading
            all={all}
            analysis={analysis}
            onChoose={(id) => desk.chosen.set((now) => ({ ...now, [projectId]: id }))}
            onDelete={() => void remove(analysis)}
          />
          <AnalysisView key={analysis.id} analysis={analysis} />
        </section>
      )}
    </div>
  );
}

interface HeadingProps {
  readonly all: readonly Analysis[];
  readonly analysis: Analysis;
  onChoose(id: string): void;
  onDelete(): void;
}

function Heading({ all, analysis, onChoose, onDelete }: HeadingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {all.length > 1 ? (
        <Select
          label={t('analyse.which')}
          value={analysis.id}
          options={all.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={onChoose}
        />
      ) : (
        <h2 className="font-content text-lead font-semibold [overflow-wrap:anywhere]">{analysis.name}</h2>
      )}
      <p className="text-small text-ink-3 tabular-nums">
        {t('analyse.facts', {
          count: analysis.rows,
          rows: format.number(analysis.rows),
          column: analysis.columns.text,
        })}
      </p>
      <IconButton
        label={t('analyse.delete', { name: analysis.name })}
        className="ml-auto hover:text-red"
        onClick={onDelete}
      >
        <Trash2 size={15} aria-hidden />
      </IconButton>
    </div>
  );
}
