import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../i18n/problem-notice.tsx';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useStore } from '../ui/store.ts';
import { useDesk } from './desk-state.ts';
import { ShortcutRow } from './shortcut-row.tsx';
import { useKeyChoice, useShortcuts } from './use-shortcuts.ts';

/** Everything that has keys, and their changing. */
export function KeySheet() {
  const { t } = useTranslation();
  const desk = useDesk();
  const open = useStore(desk, (state) => state.keysOpen);
  const [recording, setRecording] = useState<string | null>(null);
  return (
    <Sheet
      open={open}
      title={t('keys.title')}
      description={t('keys.intro')}
      closeLabel={t('common.close')}
      keepsEscape={recording !== null}
      onOpenChange={(keysOpen) => {
        setRecording(null);
        desk.set((now) => ({ ...now, keysOpen }));
      }}
    >
      <ShortcutList recording={recording} onRecording={setRecording} />
    </Sheet>
  );
}

interface ShortcutListProps {
  /** The shortcut whose new keys are waited for. */
  readonly recording: string | null;
  onRecording(id: string | null): void;
}

function ShortcutList({ recording, onRecording }: ShortcutListProps) {
  const { t } = useTranslation();
  const shortcuts = useShortcuts();
  const { chosen, problem, save } = useKeyChoice();
  const groups = [...new Set(shortcuts.map(({ group }) => group))];
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      {groups.map((group) => (
        <section key={group} className="mt-3" aria-label={group}>
          <h3 className="mb-1 text-small text-ink-3">{group}</h3>
          <ul>
            {shortcuts
              .filter((shortcut) => shortcut.group === group)
              .map((shortcut) => (
                <ShortcutRow
                  key={shortcut.id}
                  shortcut={shortcut}
                  chosen={chosen}
                  recording={recording === shortcut.id}
                  onRecording={(on) => onRecording(on ? shortcut.id : null)}
                  onSave={save}
                />
              ))}
          </ul>
        </section>
      ))}
      {Object.keys(chosen).length > 0 && (
        <div className="mt-5 flex justify-end">
          <Button onClick={() => save({})}>{t('keys.resetAll')}</Button>
        </div>
      )}
    </>
  );
}
