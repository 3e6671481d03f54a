import { describe, expect, it } from 'vitest';
import type { Brief, BriefFields } from '../../../contract/projects.ts';
import { briefLimits, createBriefDraft } from '../../../renderer/features/brief/brief-draft.ts';
import {
  addParagraph,
  takeOutParagraph,
  withoutParagraph,
  withParagraph,
} from '../../../renderer/features/brief/paragraphs.ts';
import { toIdea, withHeard } from '../../../renderer/features/voice/destinations.ts';
import { toPieces } from '../../../renderer/features/voice/sound-file.ts';

it('a note becomes an idea: its first sentence is the title, and nothing is lost', () => {
  expect(toIdea('Bread is left over. Give it to neighbours.')).toEqual({
    title: 'Bread is left over',
    pitch: 'Give it to neighbours.',
  });
  expect(toIdea('版本 2.5 的面包。送给邻居。')).toEqual({ title: '版本 2.5 的面包', pitch: '送给邻居。' });
  expect(toIdea('One thing')).toEqual({ title: 'One thing', pitch: '' });
  const long = `${'word '.repeat(60)}end. And more.`;
  const idea = toIdea(long);
  expect(Array.from(idea.title).length).toBeLessThanOrEqual(120);
  expect(idea.pitch).toBe(long);
});

describe('a note in a field of the brief', () => {
  const stored = { title: '', problem: 'Bread.', people: '', constraints: '', assets: '', success: '' };

  /** A draft as it is being written, and what was stored of it. */
  function open(fails = false) {
    const saved: Partial<BriefFields>[] = [];
    const draft = createBriefDraft(stored, (fields) => {
      if (fails) return Promise.reject(new Error('full'));
      saved.push(fields);
      return Promise.resolve({} as Brief);
    });
    return { draft, saved, problem: () => draft.state.get().fields.problem };
  }

  it('stands below what is being typed there, and is taken out again without it', async () => {
    const { draft, saved, problem } = open();
    draft.write('problem', 'Bread is');
    await addParagraph(draft, 'problem', 'More.\nAnd more.');
    expect(saved).toEqual([{ problem: 'Bread is\nMore.\nAnd more.' }]);
    draft.write('problem', `${problem()}\nTyped since.`);
    draft.write('people', 'Anna.');
    expect(await takeOutParagraph(draft, 'problem', 'More.\nAnd more.')).toBe(true);
    expect(problem()).toBe('Bread is\nTyped since.');
    expect(saved.at(-1)).toEqual({ problem: 'Bread is\nTyped since.', people: 'Anna.' });
    // Done again, it stands below once more.
    await addParagraph(draft, 'problem', 'More.\nAnd more.');
    expect(problem()).toBe('Bread is\nTyped since.\nMore.\nAnd more.');
  });

  it('that was changed since stays, and a word of another paragraph is none', async () => {
    const { draft, problem } = open();
    await addParagraph(draft, 'problem', 'Rain.');
    draft.write('problem', 'Rain. Bread.\nRain, often.');
    expect(await takeOutParagraph(draft, 'problem', 'Rain.')).toBe(false);
    expect(problem()).toBe('Rain. Bread.\nRain, often.');
    draft.write('problem', 'Rain.\n\nBread. Rain.');
    expect(await takeOutParagraph(draft, 'problem', 'Rain.')).toBe(true);
    expect(problem()).toBe('\nBread. Rain.');
  });

  it('that has no room, or can’t be stored, is not there and is said; the field keeps what was typed', async () => {
    const { draft, problem, saved } = open();
    draft.write('problem', 'Bread is');
    await expect(addParagraph(draft, 'problem', 'x'.repeat(briefLimits.problem))).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(problem()).toBe('Bread is');
    await draft.flush();
    expect(saved).toEqual([{ problem: 'Bread is' }]);

    const broken = open(true);
    await expect(addParagraph(broken.draft, 'problem', 'Rain.')).rejects.toThrow('full');
    expect(broken.problem()).toBe('Bread.');
  });

  it('stands in an empty field by itself', () => {
    expect(withParagraph('', 'Anna.')).toBe('Anna.');
    expect(withParagraph('Bread.\n', 'More.')).toBe('Bread.\nMore.');
    expect(withoutParagraph('Anna.', 'Anna.')).toBe('');
    expect(withoutParagraph('', 'Anna.')).toBeNull();
  });
});

it('what is heard again takes the place of what was heard, and of nothing that was corrected', () => {
  expect(withHeard('', 'rain', null)).toBe('rain');
  expect(withHeard('A first note.', 'rain', null)).toBe('A first note.\nrain');
  expect(withHeard('A first note.\nrain', 'Rain!', 'rain')).toBe('A first note.\nRain!');
  expect(withHeard('rain\n', 'Rain!', 'rain')).toBe('Rain!');
  // Corrected, or typed behind it: that stays.
  expect(withHeard('Rain falls', 'Rain!', 'rain')).toBe('Rain falls\nRain!');
  expect(withHeard('rain falls', 'Rain!', 'rain')).toBe('rain falls\nRain!');
  expect(withHeard('Much rain', 'Rain!', 'rain')).toBe('Much rain\nRain!');
});

it('a recording is cut into pieces of ten seconds, lowest byte first', () => {
  const samples = Int16Array.from({ length: 200_000 }, (_, i) => (i % 65_536) - 32_768);
  const pieces = toPieces(samples);
  expect(pieces).toHaveLength(2);
  const bytes = Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'base64')));
  expect(bytes.length).toBe(400_000);
  for (const at of [0, 1, 159_999, 160_000, 199_999]) expect(bytes.readInt16LE(2 * at)).toBe(samples[at]);
});
