import { describe, expect, it } from 'vitest';
import { chordOf, commandForKey, type Command } from '../../../renderer/ui/commands.ts';
import { createUndoStack } from '../../../renderer/ui/undo.ts';

const command = (id: string, ...keys: string[]): Command => ({
  id,
  label: id,
  group: '',
  keys,
  run: () => {},
});
const commands = [
  command('palette', 'Mod+k'),
  command('previous', 'k'),
  command('help', '?'),
  command('drop', 'Delete'),
];
const released = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const press = (key: string, change = {}, typing = false) =>
  commandForKey(commands, { ...released, key, ...change }, typing)?.id;

describe('commandForKey', () => {
  it('tells a letter from a chord, with Ctrl and with Command', () => {
    expect(press('k')).toBe('previous');
    expect(press('K')).toBe('previous');
    expect(press('k', { ctrlKey: true })).toBe('palette');
    expect(press('k', { metaKey: true })).toBe('palette');
    expect(press('?')).toBe('help');
    expect(press('Delete')).toBe('drop');
  });

  it('leaves letters to whoever is typing, and Alt to the system', () => {
    expect(press('k', {}, true)).toBeUndefined();
    expect(press('k', { ctrlKey: true }, true)).toBe('palette');
    expect(press('k', { altKey: true })).toBeUndefined();
    expect(press('x')).toBeUndefined();
  });

  it('leaves to a text field the chords it has a meaning for, and takes them elsewhere', () => {
    const undo = [command('undo', 'Mod+z'), command('all', 'Mod+a'), command('word', 'Mod+ArrowLeft')];
    const id = (key: string, typing: boolean) =>
      commandForKey(undo, { ...released, key, ctrlKey: true }, typing)?.id;
    for (const key of ['z', 'a', 'ArrowLeft']) expect(id(key, true), key).toBeUndefined();
    expect(['z', 'a', 'ArrowLeft'].map((key) => id(key, false))).toEqual(['undo', 'all', 'word']);
  });

  it('finds what runs by a key named Enter, as the browser writes it', () => {
    const generate = [command('generate', 'Mod+Enter')];
    expect(commandForKey(generate, { ...released, key: 'Enter', ctrlKey: true }, true)?.id).toBe('generate');
  });

  it('lets the newest owner of a key win', () => {
    const twice = [...commands, command('newer', 'k')];
    expect(commandForKey(twice, { ...released, key: 'k' }, false)?.id).toBe('newer');
  });
});

describe('chordOf', () => {
  it('writes what was pressed so that the same press finds it again', () => {
    const presses = [
      ['k', {}, 'k'],
      ['K', { shiftKey: true }, 'Shift+k'],
      ['?', { shiftKey: true }, '?'],
      ['k', { metaKey: true }, 'Mod+k'],
      ['Delete', { shiftKey: true, ctrlKey: true }, 'Mod+Shift+Delete'],
      ['ArrowUp', { altKey: true }, 'Alt+ArrowUp'],
      [' ', { ctrlKey: true }, 'Mod+Space'],
      ['+', { altKey: true }, 'Alt++'],
    ] as const;
    for (const [key, held, chord] of presses) {
      const event = { ...released, key, ...held };
      expect(chordOf(event)).toBe(chord);
      expect(commandForKey([command('it', chord)], event, false)?.id, chord).toBe('it');
    }
  });
});

describe('createUndoStack', () => {
  it('takes back the newest first, each once', async () => {
    const undone: string[] = [];
    const stack = createUndoStack();
    const takeBackFirst = stack.push('first', async () => void undone.push('first'));
    stack.push('second', async () => void undone.push('second'));
    expect(await stack.undoLast()).toBe('second');
    await takeBackFirst();
    await takeBackFirst();
    expect(undone).toEqual(['second', 'first']);
    expect(await stack.undoLast()).toBeNull();
  });
});
