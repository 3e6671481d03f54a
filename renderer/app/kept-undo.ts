import { InklingError } from '../../contract/errors.ts';
import { undoWaysSchema, type UndoCall, type UndoStep } from '../../contract/undo.ts';
import type { Backend } from '../backend.ts';
import type { Undoable, UndoFate, UndoStack } from '../ui/undo.ts';

/**
 * Keeps what was done, where its ways back and forth are data, beyond this window, and puts into its stack what was kept
 * before: it can be taken back after a crash, and on another day. What was taken back and could be done again is not kept.
 * `onGone` hears of what was not taken back, since another window had been first.
 * Returns the way to wait until all that was done so far is kept.
 */
export function keepUndo(
  backend: Pick<Backend, 'call'>,
  stack: UndoStack,
  onGone: (label: string) => void,
): () => Promise<unknown> {
  let turn: Promise<unknown> = Promise.resolve();
  /** One after the other: the order in which things were done is part of what is kept. */
  const inTurn = <T>(ask: () => Promise<T>): Promise<T> => {
    const answer = turn.then(ask);
    turn = answer.catch(() => undefined);
    return answer;
  };
  const kept = new Set<string>();
  /** Whether this window is the first to take it back. */
  const forgetting = new Map<string, Promise<boolean>>();

  const keep = ({ id, label, ways }: Undoable) => {
    const known = undoWaysSchema.safeParse(ways);
    if (!known.success) return;
    kept.add(id);
    // What could not be kept can be taken back for as long as this window lives.
    void inTurn(() => backend.call('undo.keep', { id, label, ...known.data })).catch(() => undefined);
  };
  const forget = (id: string) => {
    kept.delete(id);
    const isFirst = inTurn(() => backend.call('undo.forget', { id })).then(({ before }) => !before);
    isFirst.catch(() => undefined);
    forgetting.set(id, isFirst);
  };
  stack.items.subscribe(() => {
    const now = stack.items.get();
    const ids = new Set(now.map(({ id }) => id));
    for (const id of [...kept]) if (!ids.has(id)) forget(id);
    for (const item of now) if (!kept.has(item.id)) keep(item);
  });

  const runAll = async (calls: readonly UndoCall[]) => {
    for (const { name, input } of calls) await backend.call(name, input);
  };
  stack.watch({
    async claim({ id, label }) {
      const isFirst = (await forgetting.get(id)) ?? true;
      forgetting.delete(id);
      if (!isFirst) onGone(label);
      return isFirst;
    },
    async fateOf({ id, label, ways }, error) {
      if (!(error instanceof InklingError) || error.code !== 'not-found') return 'stays';
      const known = undoWaysSchema.safeParse(ways);
      if (!known.success) return 'goes';
      // What lies in the trash is not found either, and can come back: only what went for good is not kept any more.
      return inTurn(async (): Promise<UndoFate> => {
        const answer = await backend.call('undo.keep', { id, label, ...known.data });
        await backend.call('undo.forget', { id });
        return answer.kept ? 'waits' : 'goes';
      }).catch((): UndoFate => 'stays');
    },
  });
  const undoableOf = ({ id, label, projectId, back, forth }: UndoStep): Undoable => ({
    id,
    label,
    undo: () => runAll(back),
    redo: () => runAll(forth),
    ways: { projectId, back, forth },
  });
  void inTurn(async () => {
    const steps = await backend.call('undo.list', {});
    for (const { id } of steps) kept.add(id);
    stack.putBelow(steps.map(undoableOf));
  }).catch(() => undefined);
  return () => turn;
}
