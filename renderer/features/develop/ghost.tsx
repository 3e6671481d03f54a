import { Fragment, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DevelopCandidate, EntryWords } from '../../../contract/develop-documents.ts';
import type { DevelopField } from '../../../contract/develop-templates.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { GrowingText } from '../../ui/growing-text.tsx';
import { Keys } from '../../ui/keys.tsx';
import { useTaskList } from '../../ui/tasks.ts';
import { useStanding } from '../../use-standing.ts';
import type { Drafting } from './drafting.ts';
import { useSay } from './words.ts';

interface GhostProps {
  readonly drafting: Drafting;
  readonly field: DevelopField;
  onEdit(words: EntryWords): void;
  onAccept(words: EntryWords, candidate: DevelopCandidate): void;
  onAnother(): void;
  onReject(): void;
}

const link =
  'inline-flex items-center gap-1.5 rounded-sm text-small text-ink-2 underline-offset-2 hover:text-ink hover:underline';

/** A proposal as a ghost of what could stand there: Tab takes it, Escape turns it down, and it can be changed first. */
export function Ghost(props: GhostProps) {
  const { drafting, field } = props;
  const { t } = useTranslation();
  const task = useTaskList().find(({ id }) => id === drafting.taskId);
  const standing = useStanding(task?.signal);
  if (drafting.problem)
    return (
      <div className="mt-2">
        <ProblemNotice
          problem={drafting.problem}
          kept={t('develop.draft.kept')}
          actions={
            <button type="button" className={link} onClick={props.onReject}>
              {t('common.dismiss')}
            </button>
          }
        />
      </div>
    );
  if (drafting.isOver)
    return (
      <div role="status" className="mt-2 border-l-2 border-hairline-strong pl-2.5 text-small text-ink-2">
        {t((field.draft?.ask ?? null) === null ? 'develop.draft.allSaid' : 'develop.draft.nothing')}{' '}
        <button type="button" className={link} onClick={props.onReject}>
          {t('common.dismiss')}
        </button>
      </div>
    );
  const candidate = drafting.candidates[drafting.index];
  if (drafting.taskId !== null || !candidate) {
    return (
      <div className="ghost mt-2 py-1 pl-2.5">
        <p lang="en" className="font-content text-content text-ink-3 italic">
          {drafting.growing}
          <span className="nib" aria-hidden />
        </p>
        <p className="mt-1 flex flex-wrap gap-x-4 text-small text-ink-3">
          <span role="status">{standing ?? task?.says?.() ?? t('develop.draft.phases.waiting')}</span>
          <button type="button" className={link} onClick={() => task?.stop()}>
            {t('common.stop')}
          </button>
        </p>
      </div>
    );
  }
  return (
    <Proposal
      {...props}
      key={`${drafting.index} ${candidate.words.text}`}
      candidate={candidate}
      field={field}
    />
  );
}

function Proposal({
  drafting,
  field,
  candidate,
  onEdit,
  onAccept,
  onAnother,
  onReject,
}: GhostProps & { readonly candidate: DevelopCandidate }) {
  const { t } = useTranslation();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const say = useSay();
  const words = drafting.edited ?? candidate.words;
  const cells = candidate.words.cells;
  // Of a row, the column that is proposed is the first; what stands beside it is shown too, in the order of the form.
  const [main] = useState(() => Object.keys(cells)[0]);
  const columns = field.columns.filter(({ id }) => cells[id] !== undefined);
  useEffect(() => area.current?.focus(), []);
  const accept = () => onAccept(words, candidate);
  const { provenance } = candidate;
  const input = {
    'aria-describedby': id,
    lang: provenance.kind === 'model' ? 'en' : undefined,
    className: 'font-content text-content text-ink-2 italic',
    onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
      if (event.key === 'Tab' && !event.shiftKey) {
        event.preventDefault();
        accept();
      } else if (event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
        onReject();
      }
    },
  };
  return (
    <div className="ghost arrive mt-2 py-1 pl-2.5">
      {columns.length === 0 ? (
        <GrowingText
          {...input}
          ref={area}
          aria-label={t('develop.draft.proposal')}
          maxLength={field.limit}
          value={words.text}
          onChange={(event) => onEdit({ text: event.target.value, cells: {} })}
        />
      ) : (
        columns.map((column) => (
          <Fragment key={column.id}>
            {columns.length > 1 && (
              <p aria-hidden className="mt-1 text-small text-ink-3 first:mt-0">
                {say(column.label)}
              </p>
            )}
            <GrowingText
              {...input}
              ref={column.id === main ? area : undefined}
              aria-label={
                column.id === main
                  ? t('develop.draft.proposal')
                  : t('develop.draft.beside', { column: say(column.label) })
              }
              maxLength={column.limit}
              value={words.cells[column.id] ?? ''}
              onChange={(event) =>
                onEdit({ text: '', cells: { ...words.cells, [column.id]: event.target.value } })
              }
            />
          </Fragment>
        ))
      )}
      <p id={id} className="mt-1 text-small text-ink-3">
        {provenance.kind === 'model' ? (
          t('develop.draft.byModel')
        ) : columns.length > 1 ? (
          t('develop.taken.filled')
        ) : (
          <Taken from={provenance.from} />
        )}
      </p>
      <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
        <button type="button" className={link} onClick={accept}>
          {t('develop.draft.accept')} <Keys chord="Tab" mac={false} />
        </button>
        <button type="button" className={link} onClick={onAnother}>
          {t('develop.draft.another')}
        </button>
        <button type="button" className={link} onClick={onReject}>
          {t('develop.draft.reject')} <Keys chord="Escape" mac={false} />
        </button>
      </p>
    </div>
  );
}

/** Where a text was taken from, in words. */
export function Taken({ from }: { readonly from: string }) {
  const { t } = useTranslation();
  if (from === 'library') return t('develop.taken.library');
  if (from.startsWith('brief.')) return t('develop.taken.brief');
  if (from.startsWith('idea.')) return t('develop.taken.idea');
  return t('develop.taken.document');
}
