import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { useUndo } from '../ui/undo.ts';
import { useAttempt, type Settled } from '../use-attempt.ts';

/** Something that is done, and the way back. */
interface Change {
  /** What is taken back by undoing, in words: “Delete “Reviews””. */
  readonly label: string;
  /** What is said in a notice when it is done; left out: nothing. */
  readonly said?: string | undefined;
  work(): Promise<unknown>;
  back(): Promise<unknown>;
  readonly settled?: Settled | undefined;
}

/** Does what the backend is asked and remembers the way back; `problem` is what the last try met. */
export function useUndoable() {
  const { t } = useTranslation();
  const undo = useUndo();
  const { problem, attempt } = useAttempt();

  /** Does something that undo takes back and redo does again, by keyboard and in the notice; true when it was done. */
  const change = useCallback(
    async ({ label, said, work, back, settled }: Change): Promise<boolean> => {
      if (!(await attempt(work, settled))) return false;
      const takeBack = undo.push(
        label,
        async () => {
          await attempt(back, settled);
        },
        async () => {
          await attempt(work, settled);
        },
      );
      if (said !== undefined)
        toast(said, { action: { label: t('common.undo'), onClick: () => void takeBack() } });
      return true;
    },
    [attempt, t, undo],
  );

  return { problem, attempt, change };
}
