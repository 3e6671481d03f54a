import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Brief, BriefFields } from '../../../contract/projects.ts';
import { briefLimits, createBriefDraft } from '../../../renderer/features/brief/brief-draft.ts';

const stored: BriefFields = {
  title: 'Bread',
  problem: '',
  people: '',
  constraints: '',
  assets: '',
  success: '',
};

/** A disk that takes some time, and can be full. */
function slowDisk() {
  const disk = { fields: stored, saves: 0, atOnce: 0, mostAtOnce: 0, full: false };
  const save = async (fields: Partial<BriefFields>): Promise<Brief> => {
    disk.saves++;
    disk.mostAtOnce = Math.max(disk.mostAtOnce, ++disk.atOnce);
    await new Promise((resolve) => setTimeout(resolve, 100));
    disk.atOnce--;
    if (disk.full) throw new Error('disk full');
    disk.fields = { ...disk.fields, ...fields };
    return { ...disk.fields, projectId: 'p', about: null, updatedAt: 1 };
  };
  return { disk, save };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('createBriefDraft', () => {
  it('stores once after a pause in the writing, not at each key', async () => {
    const { disk, save } = slowDisk();
    const draft = createBriefDraft(stored, save);
    for (const text of ['I', 'It', 'It rains']) draft.write('problem', text);
    expect(draft.state.get().unsaved).toEqual(new Set(['problem']));
    await vi.advanceTimersByTimeAsync(600);
    expect(disk).toMatchObject({ saves: 1, fields: { problem: 'It rains' } });
    expect(draft.state.get()).toMatchObject({ unsaved: new Set(), saving: false, failure: null });
  });

  it('stores what was written during a save, one save at a time', async () => {
    const { disk, save } = slowDisk();
    const draft = createBriefDraft(stored, save);
    draft.write('problem', 'first');
    const flushed = draft.flush();
    draft.write('problem', 'second');
    const again = draft.flush();
    await vi.advanceTimersByTimeAsync(1000);
    await Promise.all([flushed, again]);
    expect(disk).toMatchObject({ fields: { problem: 'second' }, mostAtOnce: 1 });
    expect(draft.state.get().unsaved.size).toBe(0);
  });

  it('keeps the text when storing fails, and stores it later', async () => {
    const { disk, save } = slowDisk();
    disk.full = true;
    const draft = createBriefDraft(stored, save);
    draft.write('people', 'Jana');
    await vi.advanceTimersByTimeAsync(600);
    expect(draft.state.get().failure).toEqual(new Error('disk full'));
    expect(draft.state.get().fields.people).toBe('Jana');
    disk.full = false;
    const flushed = draft.flush();
    await vi.advanceTimersByTimeAsync(200);
    await flushed;
    expect(disk.fields.people).toBe('Jana');
    expect(draft.state.get()).toMatchObject({ failure: null, unsaved: new Set() });
  });

  it('does not send a field that is too long, but sends the others', async () => {
    const { disk, save } = slowDisk();
    const draft = createBriefDraft(stored, save);
    expect(briefLimits.problem).toBe(4000);
    draft.write('problem', 'x'.repeat(4001));
    draft.write('people', 'Jana');
    await vi.advanceTimersByTimeAsync(600);
    expect(disk.fields).toMatchObject({ problem: '', people: 'Jana' });
    expect(draft.state.get().unsaved).toEqual(new Set(['problem']));
  });

  it('takes over what another window stored, except where something is unsaved here', () => {
    const draft = createBriefDraft(stored, slowDisk().save);
    draft.write('problem', 'mine');
    draft.receive({ ...stored, problem: 'theirs', people: 'theirs' });
    expect(draft.state.get().fields).toMatchObject({ problem: 'mine', people: 'theirs' });
  });
});
