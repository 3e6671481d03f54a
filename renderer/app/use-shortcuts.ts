import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../contract/errors.ts';
import { patchAnswer, problemOf, useAsk, useBackend } from '../backend.ts';
import type { CommandKeys } from '../ui/keys.tsx';
import { isMac } from './platform.ts';
import { allShortcuts, withChosenKeys, type ChosenKeys, type Shortcut } from './shortcuts.ts';

const nothingChosen: ChosenKeys = {};

const useChosenKeys = (): ChosenKeys => useAsk('settings.get', {}).data?.keys ?? nothingChosen;

/** Everything that has keys, with the keys it has now. */
export function useShortcuts(): readonly Shortcut[] {
  const { t } = useTranslation();
  const chosen = useChosenKeys();
  return useMemo(() => withChosenKeys(allShortcuts(t), chosen), [t, chosen]);
}

/** The same, for the buttons that name their keys. */
export function useCommandKeysNow(): CommandKeys {
  const shortcuts = useShortcuts();
  return useMemo(
    () => ({ mac: isMac(), chords: new Map(shortcuts.map(({ id, keys }) => [id, keys])) }),
    [shortcuts],
  );
}

/** The keys that a person chose, and how others are kept; shown at once, taken back when it fails. */
export function useKeyChoice() {
  const backend = useBackend();
  const queries = useQueryClient();
  const chosen = useChosenKeys();
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = (keys: ChosenKeys) => {
    setProblem(null);
    patchAnswer(queries, 'settings.get', {}, (now) => ({ ...now, keys: { ...keys } }));
    backend.call('settings.save', { keys: { ...keys } }).catch((error: unknown) => {
      setProblem(problemOf(error));
      void queries.invalidateQueries({ queryKey: ['settings.get'] });
    });
  };
  return { chosen, problem, save };
}
