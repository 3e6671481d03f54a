import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { WorkLine } from '../../i18n/work-line.tsx';
import { Button } from '../../ui/button.tsx';
import { DropZone } from '../../ui/drop-zone.tsx';
import { useStore } from '../../ui/store.ts';
import { useUndo } from '../../ui/undo.ts';
import { useCarryDesk, type Bringing } from './carry-desk.ts';
import { PassphraseField } from './passphrase-field.tsx';
import { Preview } from './preview.tsx';

/** A project file brought in: chosen, opened, looked at, and only then taken over. */
export function BringIn({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const desk = useCarryDesk();
  const now = useStore(desk.bringing, (state) => state);
  switch (now.step) {
    case 'choose':
      return (
        <div className="space-y-4">
          <DropZone
            choose={t('carry.import.choose')}
            accept=".inkling"
            onFiles={([file]) =>
              file && void desk.look({ path: window.inkling.pathOf(file), name: file.name }, null, null)
            }
          >
            {t('carry.import.drop')}
          </DropZone>
          {now.problem && <ProblemNotice problem={now.problem} />}
        </div>
      );
    case 'locked':
      return <Locked now={now} />;
    case 'working':
      return <WorkLine taskId={now.taskId} title={now.file.name} />;
    case 'preview':
      return <Preview now={now} onClose={onClose} />;
    case 'done':
      return <Done now={now} onClose={onClose} />;
  }
}

function Locked({ now }: { readonly now: Extract<Bringing, { step: 'locked' }> }) {
  const { t } = useTranslation();
  const desk = useCarryDesk();
  const [passphrase, setPassphrase] = useState('');
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        void desk.look(now.file, passphrase, null);
      }}
    >
      <p className="text-ui text-ink-2">{t('carry.import.locked', { file: now.file.name })}</p>
      <PassphraseField label={t('carry.passphrase')} value={passphrase} autoFocus onChange={setPassphrase} />
      {now.problem && <ProblemNotice problem={now.problem} />}
      <div className="flex justify-end">
        <Button type="submit" look="primary" disabled={passphrase === ''}>
          {t('carry.import.unlock')}
        </Button>
      </div>
    </form>
  );
}

function Done({ now, onClose }: { readonly now: Extract<Bringing, { step: 'done' }>; onClose(): void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { added, changed, projectId } = now.import;
  useImportUndo(now);
  const open = () => {
    onClose();
    void navigate({ to: '/projects/$projectId/brief', params: { projectId } });
  };
  return (
    <div className="space-y-4">
      <p className="text-ui text-ink-2">
        {t('carry.import.done', { name: now.projectName })} {t('carry.added', { count: added })}
        {changed > 0 && ` · ${t('carry.changed', { count: changed })}`}
      </p>
      {now.kept > 0 && <p className="text-ui text-ink-2">{t('carry.import.kept', { count: now.kept })}</p>}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('common.close')}</Button>
        <Button look="primary" onClick={open}>
          {t('carry.import.openIt')}
        </Button>
      </div>
    </div>
  );
}

/** Imports whose way back is remembered already, however often what they came to is shown. */
const remembered = new Set<string>();

/** Taking an import back is one step of undoing. */
function useImportUndo(now: Extract<Bringing, { step: 'done' }>): void {
  const { t } = useTranslation();
  const undo = useUndo();
  const backend = useBackend();
  const { id } = now.import;
  if (remembered.has(id)) return;
  remembered.add(id);
  queueMicrotask(() =>
    undo.push(t('carry.import.undo', { name: now.projectName }), async () => {
      await backend.call('carry.takeBack', { importId: id });
    }),
  );
}
