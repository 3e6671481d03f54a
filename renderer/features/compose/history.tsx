import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry, VersionOrigin } from '../../../contract/compose-documents.ts';
import type { ComposeLanguage } from '../../../contract/compose-templates.ts';
import { problemOf, useAsk, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/use-now.ts';
import { DiffText } from './diff-text.tsx';
import { useComposeWork } from './use-compose-work.ts';

interface HistoryProps {
  readonly documentId: string;
  readonly language: ComposeLanguage;
  /** What was being edited is of the version before. */
  onRestored(): void;
}

/** The versions of a text, the newest first: how each came about, and what it changed. */
export function History({ documentId, language, onRestored }: HistoryProps) {
  const backend = useBackend();
  const history = useAsk('compose.history', { documentId });
  const { problem, attempt } = useComposeWork();
  const failure = problem ?? (history.error && problemOf(history.error));
  const entries = history.data ?? [];
  const restore = async (versionId: string) => {
    const restored = await attempt(() => backend.call('compose.restoreVersion', { versionId }));
    if (restored) onRestored();
  };
  return (
    <>
      {failure && <ProblemNotice problem={failure} />}
      <ol>
        {entries.map((entry, index) => (
          <Entry
            key={entry.id}
            entry={entry}
            entries={entries}
            language={language}
            isNewest={index === 0}
            onRestore={() => void restore(entry.id)}
          />
        ))}
      </ol>
    </>
  );
}

interface EntryProps {
  readonly entry: HistoryEntry;
  readonly entries: readonly HistoryEntry[];
  readonly language: ComposeLanguage;
  readonly isNewest: boolean;
  onRestore(): void;
}

function Entry({ entry, entries, language, isNewest, onRestore }: EntryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const originOf = useOrigin(entries);
  const [open, setOpen] = useState(false);
  const name = t('compose.history.version', { number: entry.number });
  return (
    <li aria-label={name} className="border-b border-hairline py-3">
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="text-ui font-medium">{name}</h2>
        <span className="text-small text-ink-3">{format.ago(entry.createdAt, now)}</span>
      </div>
      <p className="text-small text-ink-2 [overflow-wrap:anywhere]">{originOf(entry.origin)}</p>
      <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-ink-3 tabular-nums">
        <span>
          +{format.number(entry.wordsAdded)} −{format.number(entry.wordsRemoved)}
        </span>
        <button
          type="button"
          aria-expanded={open}
          aria-label={`${t(open ? 'compose.history.hide' : 'compose.history.show')}: ${name}`}
          onClick={() => setOpen(!open)}
          className="rounded-sm text-accent"
        >
          {t(open ? 'compose.history.hide' : 'compose.history.show')}
        </button>
        {!isNewest && (
          <Button
            look="quiet"
            className="ml-auto h-7!"
            aria-label={`${t('compose.history.restore')}: ${name}`}
            onClick={onRestore}
          >
            {t('compose.history.restore')}
          </Button>
        )}
      </div>
      {open && (
        <div className="mt-2 border-l-2 border-hairline-strong pl-3">
          <DiffText pieces={entry.changes} language={language} />
        </div>
      )}
    </li>
  );
}

/** Says how a version came about. */
function useOrigin(entries: readonly HistoryEntry[]): (origin: VersionOrigin) => string {
  const { t } = useTranslation();
  return (origin) => {
    switch (origin.kind) {
      case 'variant':
        return t(origin.modelId === null ? 'compose.history.variant' : 'compose.history.variantModel', {
          template: origin.templateName,
          number: origin.variant + 1,
          seed: origin.seed,
          model: origin.modelId ?? '',
        });
      case 'rewrite':
        return t(`compose.history.rewrite.${origin.by}`, {
          action: t(`compose.rewrite.actions.${origin.action}`),
          accepted: origin.accepted,
          proposed: origin.proposed,
        });
      case 'edit':
        return t('compose.history.edit');
      case 'restored':
        return t('compose.history.restored', {
          number: entries.find(({ id }) => id === origin.from)?.number ?? '?',
        });
    }
  };
}
