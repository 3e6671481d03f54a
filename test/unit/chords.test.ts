import { describe, expect, it } from 'vitest';
import { chordSchema, isReserved, parseChord } from '../../contract/chords.ts';

describe('a chord', () => {
  it('is a key, or keys held together in one order', () => {
    expect(parseChord('Mod+Alt+Shift+k')).toEqual({ mod: true, alt: true, shift: true, key: 'k' });
    expect(parseChord('Delete')).toEqual({ mod: false, alt: false, shift: false, key: 'Delete' });
    expect(parseChord('Alt++')).toMatchObject({ alt: true, key: '+' });
    expect(parseChord('é')).toMatchObject({ key: 'é' });
  });

  it.each([
    '',
    ' ',
    'Shift',
    'Control',
    'Mod',
    'K',
    'Mod+',
    'Shift+Mod+k',
    'j k',
    'Dead',
    'AltGraph',
    'delete',
  ])('is not “%s”', (text) => expect(chordSchema.safeParse(text).success).toBe(false));

  it.each([
    'Mod+c',
    'Mod+v',
    'Mod+q',
    'Mod+0',
    'Alt+F4',
    'Tab',
    'Shift+Tab',
    'Escape',
    'Enter',
    'ArrowDown',
    'Space',
  ])('may not be %s, which the system or moving about needs', (text) => {
    expect(isReserved(text)).toBe(true);
    expect(chordSchema.safeParse(text).success).toBe(false);
  });

  it.each(['y', 'Mod+Enter', 'Alt+ArrowUp', 'F2', 'Mod+Shift+k', '?', 'Shift+F3'])('may be %s', (text) => {
    expect(chordSchema.safeParse(text).success).toBe(true);
  });
});
