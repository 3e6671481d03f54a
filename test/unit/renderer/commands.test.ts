import { describe, expect, it } from 'vitest';
import { commandForKey, type Command } from '../../../renderer/ui/commands.ts';
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
const press = (key: string, change = {}, typing = false) =>
  commandForKey(commands, { key, ctrlKey: false, metaKey: false, altKey: false, ...change }, typing)?.id;

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

  it('lets the newest owner of a key win', () => {
    const twice = [...commands, command('newer', 'k')];
    expect(commandForKey(twice, { key: 'k', ctrlKey: false, metaKey: false, altKey: false }, false)?.id).toBe(
      'newer',
    );
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
