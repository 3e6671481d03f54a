import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { ownIdeasLimit, type ReadIdea } from '../../../../contract/own-ideas.ts';
import { patchAnswer, problemOf, queryKeyOf, useAsk, useBackend } from '../../../backend.ts';
import { useFormat } from '../../../i18n/format.ts';
import { ProblemNotice } from '../../../i18n/problem-notice.tsx';
import { sourceOfFile } from '../../../table-file.ts';
import { Button } from '../../../ui/button.tsx';
import { DropZone } from '../../../ui/drop-zone.tsx';
import { useStore } from '../../../ui/store.ts';
import { useUndo } from '../../../ui/undo.ts';
import { SessionHead } from '../session-head.tsx';
import { useSessionsDesk } from '../sessions-desk.ts';
import { OwnPreview } from './own-preview.tsx';
import { useReading, type OwnSource } from './reading.ts';
import { TextChoices, TableChoices } from './source-choices.tsx';

interface OwnPageProps {
  readonly projectId: string;
  onClose(): void;
}

const empty: OwnSource = { kind: 'pasted', text: '' };
const textEndings = /\.(?:md|markdown|txt|text)$/i;

/** The person's own ideas, many at a time: a pasted list, a text file, or a table, looked at before it is added. */
export function OwnPage({ projectId, onClose }: OwnPageProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const queries = useQueryClient();
  const desk = useSessionsDesk();
  const undo = useUndo();
  const source = useStore(desk.own, (state) => state[projectId] ?? empty);
  const ideas = useAsk('ideas.list', { projectId });
  const reading = useReading(projectId, source, ideas.dataUpdatedAt);
  const [withDuplicates, setWithDuplicates] = useState(false);
  const [problem, setProblem] = useState<ReturnType<typeof problemOf> | null>(null);
  const set = (next: OwnSource) => desk.own.set((now) => ({ ...now, [projectId]: next }));

  const chosen = (reading.read?.ideas ?? []).filter((idea) => withDuplicates || !idea.isDuplicate);
  const shownProblem = problem ?? (reading.of === source ? reading.problem : null);
  const isReading = reading.of !== source && !(source.kind === 'pasted' && source.text.trim() === '');

  const take = async (file: File) => {
    const from = await sourceOfFile(file);
    if (!textEndings.test(file.name))
      set({ kind: 'table', name: file.name, source: from, options: {}, columns: {} });
    else if (from.kind === 'file') set({ kind: 'text-file', name: file.name, path: from.path });
    else set({ kind: 'pasted', text: from.text });
  };
  const add = async () => {
    setProblem(null);
    try {
      const added = await backend.call('ideas.addMany', { projectId, ideas: chosen.map(fieldsOf) });
      const ids = added.map(({ id }) => id);
      patchAnswer(queries, 'ideas.list', { projectId }, (now) => [...now, ...added]);
      set(empty);
      const label = t('sessions.own.adding', { count: ids.length, number: format.number(ids.length) });
      const refresh = () =>
        void queries.invalidateQueries({ queryKey: queryKeyOf('ideas.list', { projectId }) });
      const takeBack = undo.push(
        label,
        async () => {
          await backend.call('board.deleteMany', { ids });
          // What they came from is there again, unless something else is being brought in.
          if (desk.own.get()[projectId] === empty) set(source);
          refresh();
        },
        async () => {
          await backend.call('board.restoreMany', { ids });
          if (desk.own.get()[projectId] === source) set(empty);
          refresh();
        },
      );
      toast(t('sessions.own.added', { count: ids.length, number: format.number(ids.length) }), {
        action: { label: t('common.undo'), onClick: () => void takeBack() },
      });
      onClose();
    } catch (error) {
      setProblem(problemOf(error));
    }
  };

  return (
    <section aria-label={t('sessions.own.title')} className="mx-auto w-full max-w-[76rem] px-6 pt-6 pb-24">
      <SessionHead title={t('sessions.own.title')} lead={t('sessions.own.lead')} onClose={onClose} />
      {source.kind === 'pasted' ? (
        <>
          <label className="block text-small text-ink-3" htmlFor="own-ideas-text">
            {t('sessions.own.paste')}
          </label>
          <textarea
            id="own-ideas-text"
            rows={8}
            value={source.text}
            placeholder={t('sessions.own.placeholder')}
            onChange={(event) => set({ ...source, text: event.target.value })}
            className="mt-1 block w-full resize-y rounded-md border border-hairline-strong bg-transparent px-3 py-2 font-content text-content placeholder:italic"
          />
          <div className="mt-4">
            <DropZone
              choose={t('sessions.own.choose')}
              accept=".csv,.tsv,.xlsx,.md,.markdown,.txt,.json,.jsonl"
              onFiles={([file]) => void (file && take(file))}
            >
              {t('sessions.own.drop')}
            </DropZone>
          </div>
        </>
      ) : (
        <div className="flex items-baseline justify-between gap-4 border-b border-hairline pb-2">
          <h3 className="min-w-0 font-content text-lead [overflow-wrap:anywhere]">{source.name}</h3>
          <Button look="quiet" onClick={() => set(empty)}>
            {t('sessions.own.another')}
          </Button>
        </div>
      )}
      {shownProblem && (
        <div className="mt-4">
          {shownProblem.code === 'invalid-input' || shownProblem.code === 'not-enough-data' ? (
            <p role="alert" className="text-ui text-red">
              {shownProblem.code === 'invalid-input'
                ? t('sessions.own.tooMany', { limit: format.number(ownIdeasLimit) })
                : t('sessions.own.noIdea')}
            </p>
          ) : (
            <ProblemNotice problem={shownProblem} />
          )}
        </div>
      )}
      {source.kind === 'table' ? (
        <TableChoices
          source={source}
          read={reading.read?.kind === 'table' ? reading.read : null}
          onChange={set}
        />
      ) : (
        <TextChoices
          source={source}
          read={reading.read?.kind === 'text' ? reading.read : null}
          onChange={set}
        />
      )}
      {reading.read && (
        <OwnPreview
          read={reading.read}
          withDuplicates={withDuplicates}
          onWithDuplicates={setWithDuplicates}
        />
      )}
      <div className="mt-5 flex flex-wrap items-center gap-3">
        <Button
          look="primary"
          disabled={chosen.length === 0 || isReading || chosen.length > ownIdeasLimit}
          onClick={() => void add()}
        >
          {t('sessions.own.add', { count: chosen.length, number: format.number(chosen.length) })}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        {isReading && <p className="text-small text-ink-3">{t('sessions.own.reading')}</p>}
      </div>
    </section>
  );
}

function fieldsOf({ title, pitch, who, why, experiment, tags }: ReadIdea) {
  return { title, pitch, who, why, experiment, tags };
}
