import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { lanesOf } from '../../../renderer/features/ideas/arrange.ts';
import { intoLane, keyMove } from '../../../renderer/features/ideas/lane-moves.ts';
import { nothingPicked, stillShown, stretched, toggled } from '../../../renderer/features/ideas/picking.ts';
import { commandForKey } from '../../../renderer/ui/commands.ts';
import { buildIdea } from '../../support/build.ts';

describe('picking several', () => {
  const order = ['a', 'b', 'c', 'd', 'e'];
  it('a stretch begins at the last one picked alone, or where one stands, and can turn round', () => {
    const from = stretched(nothingPicked, order, 'b', 'c');
    expect([...from.ids]).toEqual(['b', 'c']);
    expect([...stretched(from, order, 'c', 'a').ids]).toEqual(['a', 'b']);
    expect([...stretched(toggled(nothingPicked, 'd'), order, 'a', 'e').ids]).toEqual(['d', 'e']);
    expect([...stretched(nothingPicked, order, null, 'd').ids]).toEqual(['d']);
  });
  it('a second press takes one out; what is no longer shown is not picked', () => {
    const two = toggled(toggled(nothingPicked, 'a'), 'c');
    expect([...toggled(two, 'a').ids]).toEqual(['c']);
    expect([...stillShown(two, ['b', 'c']).ids]).toEqual(['c']);
    expect(stillShown(two, order)).toBe(two);
  });
});

describe('moving by keyboard', () => {
  const ideas = ['1', '2', '3'].map((rank) => buildIdea(randomUUID(), { rank, title: rank }));
  const lanes = lanesOf(ideas, 'state', false);
  it('goes up, down and across, and nowhere beyond an end', () => {
    const [one, two] = ideas as [(typeof ideas)[0], (typeof ideas)[0]];
    expect(keyMove(lanes, 'state', one, 'up')).toBeNull();
    expect(keyMove(lanes, 'state', one, 'down')).toMatchObject({
      marks: { place: { side: 'after', id: two.id } },
      position: 2,
    });
    expect(keyMove(lanes, 'state', two, 'left')).toBeNull();
    expect(keyMove(lanes, 'state', two, 'right')).toMatchObject({
      marks: { state: 'promising' },
      position: 1,
    });
  });
  it('a tag is given and taken; a method can’t be', () => {
    expect(intoLane('tag', 'a', 'b')).toEqual({ addTags: ['b'], removeTags: ['a'] });
    expect(intoLane('tag', '', 'b')).toEqual({ addTags: ['b'] });
    expect(intoLane('tag', 'a', '')).toEqual({ removeTags: ['a'] });
    expect(intoLane('method', 'a', 'b')).toBeNull();
    expect(intoLane('method', 'a', 'a')).toEqual({});
  });
});

describe('chords', () => {
  const command = (id: string, keys: string[]) => ({
    id,
    label: id,
    group: '',
    keys,
    run: () => {},
  });
  const commands = [
    command('next', ['j']),
    command('extend', ['Shift+j']),
    command('undo', ['Mod+z']),
    command('redo', ['Mod+Shift+z']),
    command('up', ['Alt+ArrowUp']),
  ];
  const released = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  const press = (key: string, held = {}, typing = false) =>
    commandForKey(commands, { ...released, key, ...held }, typing)?.id;
  it('tell Shift and Alt apart, and leave undo to a text field', () => {
    expect(press('J', { shiftKey: true })).toBe('extend');
    expect(press('J')).toBe('next');
    expect(press('z', { ctrlKey: true })).toBe('undo');
    expect(press('Z', { ctrlKey: true, shiftKey: true })).toBe('redo');
    expect(press('z', { ctrlKey: true }, true)).toBeUndefined();
    expect(press('ArrowUp', { altKey: true })).toBe('up');
    expect(press('ArrowUp')).toBeUndefined();
  });
});
