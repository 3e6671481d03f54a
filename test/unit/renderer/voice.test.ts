import { expect, it } from 'vitest';
import { toIdea, withAdded } from '../../../renderer/features/voice/destinations.ts';
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

it('a note is added below what a field of the brief holds', () => {
  const fields = { title: '', problem: 'Bread.\n', people: '', constraints: '', assets: '', success: '' };
  expect(withAdded(fields, 'problem', 'More.')).toBe('Bread.\nMore.');
  expect(withAdded(fields, 'people', 'Anna.')).toBe('Anna.');
});

it('a recording is cut into pieces of ten seconds, lowest byte first', () => {
  const samples = Int16Array.from({ length: 200_000 }, (_, i) => (i % 65_536) - 32_768);
  const pieces = toPieces(samples);
  expect(pieces).toHaveLength(2);
  const bytes = Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'base64')));
  expect(bytes.length).toBe(400_000);
  for (const at of [0, 1, 159_999, 160_000, 199_999]) expect(bytes.readInt16LE(2 * at)).toBe(samples[at]);
});
