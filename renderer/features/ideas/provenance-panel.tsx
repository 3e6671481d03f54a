import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Idea, Provenance } from '../../../contract/ideation.ts';
import { useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';
import { useStore } from '../../ui/store.ts';
import { useNow } from '../../ui/use-now.ts';
import { handOf, writtenIn } from './hand.ts';
import { useIdeasDesk } from './ideas-desk.ts';

const marks = [
  'fluency',
  'weakest',
  'specificity',
  'relevance',
  'response',
  'change',
  'echo',
  'closeness',
  'total',
] as const;

/** Where the selected idea came from: enough to make it again, in words first and figures second. */
export function ProvenancePanel({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation();
  const desk = useIdeasDesk();
  const ideas = useAsk('ideas.list', { projectId });
  const selectedId = useStore(desk.selected, (state) => state[projectId] ?? null);
  const idea = ideas.data?.find((candidate) => candidate.id === selectedId);
  if (!idea) return <p className="font-content text-content text-ink-3 italic">{t('provenance.choose')}</p>;
  return <IdeaOrigin idea={idea} parent={ideas.data?.find((candidate) => candidate.id === idea.parentId)} />;
}

function IdeaOrigin({ idea, parent }: { readonly idea: Idea; readonly parent: Idea | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  return (
    <div>
      <h3 lang={writtenIn(idea)} className="font-content text-content font-semibold [overflow-wrap:anywhere]">
        {idea.title}
      </h3>
      <dl className="mt-3 space-y-3">
        <Fact label={t('provenance.hand')}>
          {t(`ideas.hands.${handOf(idea)}`)}
          {idea.editedAt !== null && (
            <span className="block text-small text-ink-3">
              {t('provenance.edited', { when: format.ago(idea.editedAt, now) })}
            </span>
          )}
        </Fact>
        <Fact label={t('provenance.created')}>{format.moment(idea.createdAt)}</Fact>
        {idea.parentId !== null && (
          <Fact label={t('provenance.grownFrom')}>{parent ? parent.title : t('provenance.gone')}</Fact>
        )}
        {idea.provenance && <ModelFacts provenance={idea.provenance} />}
      </dl>
      {idea.provenance && <Judgement provenance={idea.provenance} />}
    </div>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-small text-ink-3">{label}</dt>
      <dd className="text-ui [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

function ModelFacts({ provenance }: { readonly provenance: Provenance }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const methods = useAsk('ideation.methods', {});
  const method = methods.data?.find((candidate) => candidate.id === provenance.method);
  const { sampling } = provenance;
  return (
    <>
      <Fact label={t('provenance.method')}>
        {method?.name[i18n.language as Language] ?? provenance.method}
      </Fact>
      <Fact label={t('provenance.stimulus')}>
        <span lang="en" className="font-content italic">
          {provenance.stimulus.text}
        </span>
      </Fact>
      {provenance.opening !== '' && (
        <Fact label={t('provenance.opening')}>
          <span lang="en" className="font-content italic">
            {provenance.opening} …
          </span>
        </Fact>
      )}
      {provenance.endedBy && (
        <Fact label={t('provenance.endedBy')}>{t(`provenance.writers.${provenance.endedBy}`)}</Fact>
      )}
      {provenance.detailsBy && (
        <Fact label={t('provenance.detailsBy')}>{t(`provenance.writers.${provenance.detailsBy}`)}</Fact>
      )}
      <Fact label={t('provenance.candidates')}>{t('provenance.candidatesOf', provenance.candidates)}</Fact>
      <Fact label={t('provenance.seed')}>{provenance.seed}</Fact>
      <Fact label={t('provenance.model')}>{provenance.model.id}</Fact>
      <Fact label={t('provenance.weights')}>
        <span className="font-mono text-small break-all text-ink-2">{provenance.model.sha256}</span>
      </Fact>
      <Fact label={t('provenance.sampling')}>
        {(['temperature', 'topK', 'topP', 'minP', 'repetitionPenalty'] as const).map((name) => (
          <span key={name} className="flex justify-between gap-3 text-small">
            <span className="text-ink-2">{t(`provenance.settings.${name}`)}</span>
            <span className="tabular-nums">{format.number(sampling[name], name === 'topK' ? 0 : 2)}</span>
          </span>
        ))}
      </Fact>
    </>
  );
}

function Judgement({ provenance }: { readonly provenance: Provenance }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <section className="mt-5 border-t border-hairline pt-4">
        <h4 className="mb-2 text-small text-ink-3">{t('provenance.judgement')}</h4>
        <dl className="space-y-1.5">
          {marks.map((mark) => (
            <div key={mark} className="flex items-baseline justify-between gap-3 last:font-medium">
              <dt className="min-w-0">
                <span className="block text-ui">{t(`provenance.marks.${mark}`)}</span>
                <span className="block text-small font-normal text-ink-3">
                  {t(`provenance.hints.${mark}`)}
                </span>
              </dt>
              <dd className="text-ui tabular-nums">{format.number(provenance.judgement[mark], 2)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <details className="mt-5 border-t border-hairline pt-4">
        <summary className="rounded-sm text-small text-ink-3 hover:text-ink">
          {t('provenance.prompt')}
        </summary>
        <pre
          lang="en"
          className="mt-2 font-mono text-small whitespace-pre-wrap text-ink-2 [overflow-wrap:anywhere]"
        >
          {provenance.prompt}
        </pre>
      </details>
    </>
  );
}
