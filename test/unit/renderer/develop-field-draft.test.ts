import { describe, expect, it, vi } from 'vitest';
import { createFieldDraft, type Accepted } from '../../../renderer/features/develop/field-draft.ts';

const entry = (id: string, text: string) => ({ id, text, cells: {} });
const candidate: Accepted['candidate'] = {
  words: { text: 'proposed', cells: {} },
  by: 'model',
  provenance: { kind: 'taken', from: 'library' },
};

describe('a field that is being written', () => {
  it('is stored after a pause, without blank entries, and stays as it is typed', async () => {
    vi.useFakeTimers();
    const save = vi.fn().mockResolvedValue(undefined);
    const draft = createFieldDraft(save);
    draft.write([entry('a', 'one'), entry('b', ' ')]);
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(500);
    expect(save).toHaveBeenCalledExactlyOnceWith([entry('a', 'one')], undefined);
    // The empty line that the cursor stands in is not taken away by what comes back.
    draft.receive([entry('a', 'one')]);
    expect(draft.state.get()).toMatchObject({ entries: [{ id: 'a' }, { id: 'b' }], unsaved: false });
    vi.useRealTimers();
  });

  it('leaves in the same turn when the window closes', () => {
    const save = vi.fn().mockResolvedValue(undefined);
    const draft = createFieldDraft(save);
    draft.write([entry('a', 'one')]);
    void draft.flush();
    expect(save).toHaveBeenCalledOnce();
  });

  it('keeps what was typed when it could not be stored, and says why', async () => {
    const save = vi.fn().mockRejectedValueOnce(new Error('disk')).mockResolvedValue(undefined);
    const draft = createFieldDraft(save);
    draft.write([entry('a', 'one')]);
    await draft.flush();
    expect(draft.state.get()).toMatchObject({ entries: [{ text: 'one' }], unsaved: true });
    expect(draft.state.get().problem).not.toBeNull();
    draft.receive([]);
    expect(draft.state.get().entries).toHaveLength(1);
    await draft.flush();
    expect(draft.state.get()).toMatchObject({ unsaved: false, problem: null });
  });

  it('stores what was typed before a proposal by itself, and never out of order', async () => {
    const saved: (readonly string[])[] = [];
    const draft = createFieldDraft(async (entries) => {
      await Promise.resolve();
      saved.push(entries.map(({ text }) => text));
    });
    draft.write([entry('a', 'one')]);
    await draft.accept([entry('a', 'one'), entry('b', 'proposed')], { entryId: 'b', candidate });
    expect(saved).toEqual([['one'], ['one', 'proposed']]);
  });
});
