import { useTranslation } from 'react-i18next';
import type { DraftProvenance, FieldVersion } from '../../../contract/develop-documents.ts';
import type { DevelopField, DevelopTemplate } from '../../../contract/develop-templates.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Taken } from './ghost.tsx';
import { useField } from './use-field.ts';
import { usePage } from './page-context.ts';
import { lineOf, useSay } from './words.ts';

interface HistorySheetProps {
  /** Null: closed. */
  readonly place: { readonly template: DevelopTemplate; readonly field: DevelopField } | null;
  onClose(): void;
}

/** What stood in a field and who wrote it, newest first, with the way back to each. */
export function HistorySheet({ place, onClose }: HistorySheetProps) {
  const { t } = useTranslation();
  const say = useSay();
  return (
    <Sheet
      open={place !== null}
      title={place ? t('develop.history.title', { field: say(place.field.label) }) : ''}
      description={t('develop.history.lead')}
      closeLabel={t('common.close')}
      onOpenChange={(open) => !open && onClose()}
    >
      {place && <Versions {...place} onClose={onClose} />}
    </Sheet>
  );
}

function Versions({
  template,
  field,
  onClose,
}: {
  readonly template: DevelopTemplate;
  readonly field: DevelopField;
  onClose(): void;
}) {
  const { t } = useTranslation();
  const { ideaId } = usePage();
  const at = useField(template, field);
  const history = useAsk('develop.history', { ideaId, templateId: template.id, fieldId: field.id });
  if (history.error) return <ProblemNotice problem={problemOf(history.error)} />;
  if (history.data?.length === 0) return <p className="text-ui text-ink-2">{t('develop.history.empty')}</p>;
  return (
    <ol>
      {history.data?.map((version, i) => (
        <li key={version.id} className="border-t border-hairline py-3 first:border-t-0">
          <Version
            version={version}
            field={field}
            {...(i === 0
              ? {}
              : {
                  onPutBack: () => {
                    at.replace(version.entries, t('develop.history.puttingBack'));
                    onClose();
                  },
                })}
          />
        </li>
      ))}
    </ol>
  );
}

interface VersionProps {
  readonly version: FieldVersion;
  readonly field: DevelopField;
  /** Left out: it is what stands there now. */
  onPutBack?(): void;
}

function Version({ version, field, onPutBack }: VersionProps) {
  const { t } = useTranslation();
  const say = useSay();
  const format = useFormat();
  const lines = version.entries.map((entry) =>
    field.kind === 'choice'
      ? say(field.choices.find(({ id }) => id === entry.text)?.label ?? { en: '', 'zh-CN': '' })
      : lineOf(field, entry),
  );
  return (
    <>
      <p className="flex items-baseline justify-between gap-3 text-small text-ink-3">
        <span>
          {t(`develop.history.by.${version.by}`)} · {format.moment(version.createdAt)}
        </span>
        {onPutBack && (
          <button
            type="button"
            className="rounded-sm font-medium text-accent underline-offset-2 hover:underline"
            onClick={onPutBack}
          >
            {t('develop.history.putBack')}
          </button>
        )}
      </p>
      {lines.length === 0 ? (
        <p className="text-ui text-ink-3 italic">{t('develop.history.blank')}</p>
      ) : (
        <ul className="font-content text-content">
          {lines.map((line, i) => (
            <li key={i} className="[overflow-wrap:anywhere]">
              {line}
            </li>
          ))}
        </ul>
      )}
      {version.provenance && <Provenance provenance={version.provenance} />}
    </>
  );
}

function Provenance({ provenance }: { readonly provenance: DraftProvenance }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (provenance.kind === 'taken')
    return (
      <p className="mt-1 text-small text-ink-3">
        <Taken from={provenance.from} />
      </p>
    );
  const rows = [
    [t('develop.history.opening'), provenance.opening],
    [t('develop.history.seed'), String(provenance.seed)],
    [t('develop.history.model'), `${provenance.model.id} ${provenance.model.sha256.slice(0, 12)}`],
    [
      t('develop.history.candidates'),
      t('develop.history.passed', {
        passed: format.number(provenance.candidates.passed),
        written: format.number(provenance.candidates.written),
      }),
    ],
  ] as const;
  return (
    <details className="mt-1 text-small text-ink-3">
      <summary className="rounded-sm">{t('develop.history.provenance')}</summary>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd className="[overflow-wrap:anywhere] text-ink-2">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2">{t('develop.history.prompt')}</p>
      <pre lang="en" className="mt-1 font-mono text-[11px] whitespace-pre-wrap text-ink-2">
        {provenance.prompt}
      </pre>
    </details>
  );
}
