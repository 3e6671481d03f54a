import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { chordSchema } from '../../../contract/chords.ts';
import { allShortcuts, choose, ownerOf, reset, withChosenKeys } from '../../../renderer/app/shortcuts.ts';

const t = ((key: string) => key) as unknown as TFunction;
const all = allShortcuts(t);
const keysOf = (chosen: Parameters<typeof withChosenKeys>[1], id: string) =>
  withChosenKeys(all, chosen).find((shortcut) => shortcut.id === id)?.keys;

describe('the usual keys', () => {
  it('are chords that one could choose, and none is in the way of another', () => {
    for (const { id, keys } of all)
      for (const chord of keys) {
        expect(chordSchema.safeParse(chord).success, `${id}: ${chord}`).toBe(true);
        expect(ownerOf(all, chord, id)?.id, `${id}: ${chord}`).toBeUndefined();
      }
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });
});

describe('keys that are chosen', () => {
  it('stand in place of the usual ones', () => {
    const chosen = choose(all, {}, 'ideas.new', 'y');
    expect(chosen).toEqual({ 'ideas.new': 'y' });
    expect(keysOf(chosen, 'ideas.new')).toEqual(['y']);
    expect(keysOf(chosen, 'ideas.star')).toEqual(['s']);
  });

  it('leave whoever had them without, or with its other keys', () => {
    expect(choose(all, {}, 'ideas.new', 's')).toEqual({ 'ideas.new': 's', 'ideas.star': null });
    expect(choose(all, {}, 'ideas.new', 'u')).toEqual({ 'ideas.new': 'u', 'app.undo': 'Mod+z' });
    expect(keysOf({ 'ideas.star': null }, 'ideas.star')).toEqual([]);
  });

  it('may be the same for two that never apply at once', () => {
    expect(ownerOf(all, 'm', 'ideas.like')).toBeUndefined();
    expect(ownerOf(all, 'm', 'ideas.new')?.id).toBe('ideas.like');
  });

  it('are none where a person wants none, and the usual ones when chosen again', () => {
    expect(keysOf(choose(all, {}, 'ideas.delete', null), 'ideas.delete')).toEqual([]);
    expect(choose(all, { 'ideas.new': 'y' }, 'ideas.new', 'n')).toEqual({});
  });

  it('go when one is as usual again, and with them whatever took the usual ones', () => {
    expect(reset(all, { 'ideas.new': 'y' }, 'ideas.new')).toEqual({});
    const taken = { 'ideas.new': 'y', 'ideas.star': 'n' };
    expect(reset(all, taken, 'ideas.new')).toEqual({ 'ideas.star': null });
  });
});
