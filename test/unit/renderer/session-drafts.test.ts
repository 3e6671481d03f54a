import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sheet } from '../../../contract/sessions.ts';
import type { Backend } from '../../../renderer/backend.ts';
import { createSessionDrafts } from '../../../renderer/features/sessions/session-drafts.ts';
import {
  afterPanel,
  atRest,
  emptySheet,
  filledPanels,
} from '../../../renderer/features/sessions/sheet/sheet-clock.ts';

describe('what is written in a session', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A backend that keeps what it is told, and fails when it should. */
  function open() {
    const saved: unknown[] = [];
    const state = { isDown: false };
    const call = (name: string, input: { chain?: unknown[] }) => {
      if (state.isDown) return Promise.reject(new Error('down'));
      if (name === 'sessions.get') return Promise.resolve({ sheet: null, people: [], box: null, chain: [] });
      saved.push(name, input.chain?.length);
      return Promise.resolve({});
    };
    return { drafts: createSessionDrafts({ call } as unknown as Backend), saved, state };
  }
  const chainOf = (length: number) =>
    Array.from({ length }, (_, i) => ({
      ...{ id: String(i), title: '', text: 'a', provenance: null, isEdited: false, ideaId: null },
    }));

  it('is shown at once and saved once, after a pause', async () => {
    const { drafts, saved } = open();
    await drafts.load('p');
    drafts.set('p', 'chain', chainOf(1));
    drafts.set('p', 'chain', chainOf(2));
    expect(drafts.store.get().p?.chain).toHaveLength(2);
    expect(saved).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(saved).toEqual(['sessions.saveChain', 2]);
  });

  it('is saved as the window closes, without waiting', async () => {
    const { drafts, saved } = open();
    await drafts.load('p');
    drafts.set('p', 'chain', chainOf(3));
    drafts.flushAll();
    await vi.advanceTimersByTimeAsync(0);
    expect(saved).toEqual(['sessions.saveChain', 3]);
  });

  it('stays when it could not be saved, and is saved with the next change', async () => {
    const { drafts, saved, state } = open();
    await drafts.load('p');
    state.isDown = true;
    drafts.set('p', 'chain', chainOf(1));
    await vi.advanceTimersByTimeAsync(1000);
    expect(drafts.problems.get().p).not.toBeNull();
    expect(drafts.store.get().p?.chain).toHaveLength(1);
    state.isDown = false;
    await drafts.flush('p');
    expect(saved).toEqual(['sessions.saveChain', 1]);
    expect(drafts.problems.get().p).toBeNull();
  });
});

describe('a sheet', () => {
  it('goes from panel to panel, and is over after the eighth', () => {
    let sheet: Sheet = { ...emptySheet(30), state: 'running', leftMs: 10 };
    for (let at = 1; at < 8; at++) {
      sheet = afterPanel(sheet);
      expect(sheet).toMatchObject({ at, leftMs: 30_000, state: 'running' });
    }
    expect(afterPanel(sheet)).toMatchObject({ at: 7, leftMs: 0, state: 'over' });
  });
  it('stands still when the window was closed while it ran', () => {
    expect(atRest({ ...emptySheet(30), state: 'running', leftMs: 500 })).toMatchObject({
      ...{ state: 'paused', leftMs: 500 },
    });
  });
  it('counts the panels that say something', () => {
    const sheet = emptySheet(30);
    const panels = sheet.panels.with(0, { text: ' ', spark: null }).with(3, { text: 'A lamp', spark: null });
    expect(filledPanels({ ...sheet, panels })).toBe(1);
  });
});
