import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trashDays, type Trashed } from '../../../contract/trash.ts';
import { problemOf, useAsk, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useAttempt } from '../../use-attempt.ts';

/** A list of more is not looked through; the latest come first. */
const mostShown = 200;

/** What was deleted in any project: to be brought back, or to go for good. */
export function TrashSheet({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const backend = useBackend();
  const trash = useAsk('trash.list', {});
  const { problem, attempt } = useAttempt();
  const [sure, setSure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const list = trash.data ?? [];
  const settled = () => trash.refetch();

  const restore = ({ kind, id }: Trashed) =>
    attempt(() => backend.call('trash.restore', { items: [{ kind, id }] }), settled);
  const goForGood = async (items: 'all' | Trashed) => {
    setBusy(true);
    const named = items === 'all' ? items : [{ kind: items.kind, id: items.id }];
    await attempt(() => backend.call('trash.deleteForGood', { items: named }), settled);
    setBusy(false);
    setSure(null);
  };

  return (
    <Sheet
      open
      title={t('trash.title')}
      description={t('trash.lead', { days: trashDays })}
      closeLabel={t('common.close')}
      onOpenChange={(open) => !open && onClose()}
    >
      <div className="space-y-4">
        {(trash.error ?? problem) && <ProblemNotice problem={problem ?? problemOf(trash.error)} />}
        {trash.data && list.length === 0 && <p className="text-ui text-ink-3">{t('trash.empty')}</p>}
        {list.length > 0 && (
          <ul aria-label={t('trash.title')}>
            {list.slice(0, mostShown).map((one) => (
              <OneTrashed
                key={`${one.kind} ${one.id}`}
                one={one}
                isSure={sure === one.id}
                busy={busy}
                onRestore={() => void restore(one)}
                onAsk={() => setSure(one.id)}
                onGo={() => void goForGood(one)}
              />
            ))}
          </ul>
        )}
        {list.length > mostShown && (
          <p className="text-small text-ink-3">{t('trash.more', { count: list.length - mostShown })}</p>
        )}
        {list.length > 0 &&
          (sure === 'all' ? (
            <Notice
              tone="unsure"
              actions={
                <>
                  <Button onClick={() => setSure(null)}>{t('common.cancel')}</Button>
                  <Button disabled={busy} onClick={() => void goForGood('all')}>
                    {busy ? t('trash.going') : t('trash.go')}
                  </Button>
                </>
              }
            >
              {t('trash.sureAll', { count: list.length })}
            </Notice>
          ) : (
            <Button onClick={() => setSure('all')}>{t('trash.emptyAll')}</Button>
          ))}
        <p className="text-small text-ink-3">{t('trash.promise')}</p>
      </div>
    </Sheet>
  );
}

interface OneTrashedProps {
  readonly one: Trashed;
  /** Asked whether it is to go for good. */
  readonly isSure: boolean;
  readonly busy: boolean;
  onRestore(): void;
  onAsk(): void;
  onGo(): void;
}

function OneTrashed({ one, isSure, busy, onRestore, onAsk, onGo }: OneTrashedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const name = one.name === '' ? t(`trash.kinds.${one.kind}`) : one.name;
  const facts = [
    t(`trash.kinds.${one.kind}`),
    ...(one.kind === 'project' || one.projectName === '' ? [] : [one.projectName]),
    format.ago(one.deletedAt, now),
  ];
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-t border-hairline py-2.5 last:border-b">
      <div className="min-w-0 flex-1 basis-48">
        <p className="line-clamp-2 text-ui [overflow-wrap:anywhere]">{name}</p>
        <p className="text-small text-ink-3">{facts.join(' · ')}</p>
      </div>
      <div className="flex gap-2">
        <Button onClick={onRestore} aria-label={t('trash.restoreOf', { name })}>
          {t('trash.restore')}
        </Button>
        {isSure ? (
          <Button disabled={busy} onClick={onGo}>
            {busy ? t('trash.going') : t('trash.sureOne')}
          </Button>
        ) : (
          <Button onClick={onAsk} aria-label={t('trash.goOf', { name })}>
            {t('trash.go')}
          </Button>
        )}
      </div>
    </li>
  );
}
