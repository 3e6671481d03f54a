import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Client } from '../../contract/client.ts';
import { openTestBackend } from '../support/backend.ts';
import { rounds } from '../support/trust.ts';

/** Texts that stores stumble over: halves of pairs, NUL, marks of direction and order, joined emoji, quotes, SQL. */
const odd = [
  ...[
    '\ud83d',
    'a\udc00b',
    '\0',
    'a\0b',
    '\ufeffa',
    'e\u0301',
    '\u202eabc\u202c',
    '👩‍👩‍👧‍👦🏽',
    'ﷺ',
    '\u2028a\u2029',
  ],
  ...["Robert'); drop table project;--", '"\\\'`', '%_', '<img src=x onerror=alert(1)>', '{{name}}', '$1$&'],
  ...['a\r\nb\rc\n', '\t a \t', '𠮷野家', 'שלום', '\u0007\u001b[31m', 'null', '0', '__proto__'],
];
const piece = fc.oneof(
  fc.constantFrom(...odd),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
/** A text of at most `most` UTF-16 code units, often of all of them. */
const text = (most: number) =>
  fc
    .tuple(fc.array(piece, { maxLength: 6 }), fc.integer({ min: 1, max: most }), fc.boolean())
    .map(([pieces, repeats, isLong]) => {
      const once = pieces.join('');
      return (isLong && once !== '' ? once.repeat(1 + Math.ceil(repeats / once.length)) : once).slice(
        0,
        most,
      );
    });
/** The same with something in it that is no space. */
const named = (most: number) => text(most - 1).map((words) => `a${words}`.trimEnd());
const seen = (words: string) => words.toWellFormed();
const trimmed = (words: string) => seen(words.trim());

interface Room {
  readonly values: fc.Arbitrary<readonly string[]>;
  /** Writes the texts and reads them back. */
  through(client: Client, projectId: string, texts: readonly string[]): Promise<readonly string[]>;
  /** What is to come back of each; left out: the very text, well-formed. */
  readonly kept?: (words: string) => string;
}

const idea = async (client: Client, projectId: string) =>
  (await client.call('ideas.add', { projectId, fields: { title: 'Lid' } })).id;

const rooms: Readonly<Record<string, Room>> = {
  'names of projects': {
    values: fc.tuple(named(200)),
    kept: trimmed,
    async through(client, _projectId, [name]) {
      const { id } = await client.call('projects.create', { name: name! });
      return [(await client.call('projects.list', {})).find((one) => one.id === id)!.name];
    },
  },
  briefs: {
    values: fc.tuple(text(200), text(4000), text(2000)),
    async through(client, projectId, [title, problem, people]) {
      await client.call('briefs.save', { projectId, fields: { title, problem, people } });
      const brief = await client.call('briefs.get', { projectId });
      return [brief.title, brief.problem, brief.people];
    },
  },
  ideas: {
    values: fc.tuple(named(200), text(2000)),
    kept: trimmed,
    async through(client, projectId, [title, pitch]) {
      const { id } = await client.call('ideas.add', { projectId, fields: { title: title!, pitch } });
      const found = (await client.call('ideas.list', { projectId })).find((one) => one.id === id)!;
      return [found.title, found.pitch.trim()];
    },
  },
  'sessions, people of one’s own': {
    values: fc.tuple(named(60), text(200), text(200)),
    kept: trimmed,
    async through(client, projectId, [name, who, cares]) {
      const person = { id: randomUUID(), name: name!, who: who!, cares: cares! };
      await client.call('sessions.savePeople', { projectId, people: [person] });
      const { people } = await client.call('sessions.get', { projectId });
      return [people[0]!.name, people[0]!.who, people[0]!.cares];
    },
  },
  'criteria to choose by': {
    values: fc.tuple(named(80), text(300), named(160)),
    kept: trimmed,
    async through(client, projectId, [name, question, step]) {
      const steps = [step!, 'best'];
      const criterion = { id: 'reach', name: name!, question: question!, steps, weight: 1 };
      const { id } = await client.call('converge.addSet', {
        projectId,
        fields: { name: name!, criteria: [criterion] },
      });
      const set = (await client.call('converge.sets', { projectId })).find((one) => one.id === id)!;
      const { name: kept, question: asked, scale } = set.criteria[0]!;
      return [kept.en, asked.en.trim(), scale.kind === 'steps' ? scale.steps[0]!.words.en : ''];
    },
  },
  'settings of the assistant': {
    values: fc.tuple(text(80)),
    kept: trimmed,
    async through(client, projectId, [personaName]) {
      await client.call('assistant.saveSettings', { projectId, settings: { personaName } });
      return [(await client.call('assistant.settings', { projectId })).settings.personaName];
    },
  },
  'titles of conversations': {
    values: fc.tuple(named(100)),
    kept: trimmed,
    async through(client, projectId, [title]) {
      const { id } = await client.call('conversations.create', { projectId, title });
      return [(await client.call('conversations.list', { projectId })).find((one) => one.id === id)!.title];
    },
  },
  'tests of the assistant': {
    values: fc.tuple(named(500), text(4000)),
    kept: trimmed,
    async through(client, projectId, [question, answer]) {
      const fields = {
        question: question!,
        kind: 'golden',
        answer: answer!,
        source: '',
        passage: '',
      } as const;
      const added = await client.call('tests.add', { projectId, fields });
      const kept = (await client.call('tests.list', { projectId })).find(({ id }) => id === added.id)!;
      return [kept.question, kept.answer.trim()];
    },
  },
  'what is developed': {
    values: fc.tuple(named(500)),
    kept: trimmed,
    async through(client, projectId, [words]) {
      const ideaId = await idea(client, projectId);
      const place = { ideaId, templateId: 'lean-canvas', fieldId: 'problem' };
      await client.call('develop.saveField', {
        ...place,
        entries: [{ id: randomUUID(), text: words!, cells: {} }],
      });
      const { documents } = await client.call('develop.idea', { ideaId });
      return [documents[0]!.fields[0]!.entries[0]!.text.trim()];
    },
  },
  'sets of pictures': {
    values: fc.tuple(named(200)),
    kept: trimmed,
    async through(client, projectId, [name]) {
      const classes = [name!, 'other'];
      const { id } = await client.call('pictures.createSet', { projectId, name: name!, classes });
      const set = (await client.call('pictures.sets', { projectId })).find((one) => one.id === id)!;
      expect(set.classes[0]!.name).toBe(set.name);
      return [set.name];
    },
  },
};

const runs = rounds({ quick: 12, whole: 300 });

test.for(Object.entries(rooms))(
  'what is written comes back the same, whatever its characters and however long: %s',
  { timeout: 60_000 + runs * 1000 },
  async ([, { values, through, kept = seen }], { task }) => {
    const { client } = await openTestBackend();
    const { id: projectId } = await client.call('projects.create', { name: 'Kettle' });
    await fc.assert(
      fc.asyncProperty(values, async (texts) => {
        const read = await through(client, projectId, texts);
        expect(read).toEqual(texts.map(kept));
      }),
      { numRuns: runs, seed: 17 },
    );
    task.meta.figure = `${runs} writings`;
  },
);
