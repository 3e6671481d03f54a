import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Problem } from '../../contract/errors.ts';
import { problemOf } from '../backend.ts';
import { useUndo } from '../ui/undo.ts';

/** Something that is taken away, and the way back. */
export interface Removal {
  /** What is taken back by undoing, in words: “Delete “Reviews””. */
  readonly title: string;
  /** What is said when it is done. */
  readonly done: string;
  remove(): Promise<unknown>;
  restore(): Promise<unknown>;
  /** When either has ended, well or not. */
  settled?(): void;
}

/** Takes things away at once, with undo in the notice and by keyboard; `problem` is what the last try met. */
export function useRemoval() {
  const { t } = useTranslation();
  const undo = useUndo();
  const [problem, setProblem] = useState<Problem | null>(null);
  const attempt = async (work: () => Promise<unknown>, settled?: () => void): Promise<boolean> => {
    setProblem(null);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    } finally {
      settled?.();
    }
  };
  const remove = async ({ title, done, remove: take, restore, settled }: Removal) => {
    if (!(await attempt(take, settled))) return;
    const takeBack = undo.push(
      title,
      async () => {
        await attempt(restore, settled);
      },
      async () => {
        await attempt(take, settled);
      },
    );
    toast(done, { action: { label: t('common.undo'), onClick: () => void takeBack() } });
  };
  return { remove, problem };
}
