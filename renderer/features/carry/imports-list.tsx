import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CarryImport } from '../../../contract/carry.ts';
import { problemOf, useAsk, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { useAttempt } from '../../use-attempt.ts';

/** What was brought into a project: to look at the texts that do not stand, and to take an import back. */
export function ImportsList({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation();
  const imports = useAsk('carry.imports', { projectId });
  if (imports.error) return <ProblemNotice problem={problemOf(imports.error)} />;
  const list = imports.data ?? [];
  if (list.length === 0) return <p className="text-ui text-ink-3">{t('carry.imports.none')}</p>;
  return (
    <ul>
      {list.map((one) => (
        <OneImport key={one.id} one={one} onTakenBack={() => void imports.refetch()} />
      ))}
    </ul>
  );
}

function OneImport({ one, onTakenBack }: { readonly one: CarryImport; onTakenBack(): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const { problem, attempt } = useAttempt();
  const [left, setLeft] = useState(0);
  const takeBack = () =>
    attempt(async () => {
      const taken = await backend.call('carry.takeBack', { importId: one.id });
      setLeft(taken.left);
    }, onTakenBack);
  const forget = () => attempt(() => backend.call('carry.forget', { importId: one.id }), onTakenBack);
  return (
    <li className="space-y-2 border-t border-hairline py-3 last:border-b">
      <div className="flex items-start justify-between gap-4">
        <div>
          <p className="text-ui [overflow-wrap:anywhere]">{one.fileName}</p>
          <p className="text-small text-ink-3 tabular-nums">
            {format.moment(one.importedAt)} · {t('carry.added', { count: one.added })}
            {one.changed > 0 && ` · ${t('carry.changed', { count: one.changed })}`}
          </p>
        </div>
        {one.takenBackAt === null ? (
          <div className="flex gap-2">
            <Button onClick={() => void takeBack()}>{t('carry.imports.takeBack')}</Button>
            <Button onClick={() => void forget()} title={t('carry.imports.forgetHint')}>
              {t('carry.imports.forget')}
            </Button>
          </div>
        ) : (
          <span className="text-small text-ink-3">{t('carry.imports.takenBack')}</span>
        )}
      </div>
      {left > 0 && <p className="text-small text-ink-3">{t('carry.imports.left', { count: left })}</p>}
      {problem && <ProblemNotice problem={problem} />}
      {one.takenBackAt === null && <KeptTexts importId={one.id} />}
    </li>
  );
}

function KeptTexts({ importId }: { readonly importId: string }) {
  const { t } = useTranslation();
  const kept = useAsk('carry.kept', { importId }).data ?? [];
  if (kept.length === 0) return null;
  return (
    <>
      <p className="text-small text-ink-3">{t('carry.imports.kept')}</p>
      <ul>
        {kept.map(({ room, text }, at) => (
          <li key={at} className="py-1 text-ui [overflow-wrap:anywhere] whitespace-pre-line">
            <span className="text-small text-ink-3">{t(`carry.rooms.${room}`)}: </span>
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}
