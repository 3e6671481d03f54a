import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Completion } from '../../backend/ideation/completion.ts';
import { briefParts, placeNames, type BriefParts } from '../../backend/ideation/brief-parts.ts';
import { cardCount, cardsOf, type Card } from '../../backend/ideation/library.ts';
import { fillOpening } from '../../backend/ideation/openings.ts';
import { readLibrary } from '../../backend/library-folder.ts';
import { parseBriefMarkdown } from '../../backend/projects/brief-markdown.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const folder = path.join(root, 'library');
const library = await readLibrary(folder);
const { cards, methods, needs, experiments, sample, personas, boxSheets } = library;

const verbs = ['substitute', 'combine', 'adapt', 'modify', 'put-to-other-use', 'eliminate', 'reverse'];
const lenses = [
  ...['customer-service', 'recommendation', 'generation', 'vision', 'speech'],
  ...['health', 'education', 'smart-home', 'prediction', 'search'],
];

/** How the text of each kind begins, as the model was taught, and how many cards there are at least. */
const kinds: Readonly<Record<string, { prefix: RegExp; least: number }>> = {
  scamper: {
    prefix: /^(Substitute|Combine|Adapt|Modify|Put to other use|Eliminate|Reverse|Rearrange): /,
    least: 42,
  },
  'how-might-we': { prefix: /^How might we .*\?$/, least: 20 },
  'jobs-to-be-done': { prefix: /^Job: /, least: 20 },
  reverse: { prefix: /^Reverse: .*\?$/, least: 20 },
  analogy: { prefix: /^Analogy: how /, least: 20 },
  'ai-capability': { prefix: /^AI capability: /, least: 40 },
  'business-model': { prefix: /^Business model: /, least: 15 },
  constraint: { prefix: /^Constraint: /, least: 15 },
  person: { prefix: /^Person: /, least: 15 },
  // The model was taught no prefix for cases; each shows what AI can do.
  case: { prefix: /^AI capability: /, least: 15 },
  // Kinds that came later borrow the forms that the model was taught.
  removal: { prefix: /^Constraint: no limit /, least: 12 },
  'first-principle': { prefix: /^How might we .*\?$/, least: 12 },
  spark: { prefix: /^(Substitute|Combine|Adapt|Modify|Eliminate|Reverse): /, least: 12 },
  'yes-and': { prefix: /^Combine: keep the idea and add /, least: 12 },
};

const banned =
  /\b(innovat\w*|seamless\w*|leverag\w*|revolution\w*|cutting-edge|platforms?|solutions?|empower\w*)\b/i;
const chinese = /\p{Script=Han}/u;
const nothing = Object.fromEntries(placeNames.map((name) => [name, []])) as unknown as BriefParts;

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\d'-]+/gu) ?? [];
const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim();
const twice = (texts: readonly string[]) => texts.filter((text, i) => texts.indexOf(text) !== i);
const countBy = (values: readonly (string | undefined)[]) => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value ?? ''] = (counts[value ?? ''] ?? 0) + 1;
  return counts;
};

/** Shared words over all words of two texts, 0 to 1. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const shared = new Set(a.filter((word) => b.includes(word))).size;
  return shared / new Set([...a, ...b]).size;
}

describe('cards', () => {
  test('are 200 or more, enough of each kind, each in the file of its kind', async () => {
    expect(cards.length).toBeGreaterThanOrEqual(200);
    const counts = countBy(cards.map(({ kind }) => kind));
    expect(Object.keys(counts).sort()).toEqual(Object.keys(kinds).sort());
    for (const [kind, { least }] of Object.entries(kinds))
      expect(counts[kind], kind).toBeGreaterThanOrEqual(least);
    for (const name of await readdir(path.join(folder, 'stimuli'))) {
      const file = JSON.parse(await readFile(path.join(folder, 'stimuli', name), 'utf8')) as Card[];
      expect(file.filter(({ kind }) => `${kind}.json` !== name)).toEqual([]);
    }
  });

  test('have ids of their own that name their kind', () => {
    expect(twice(cards.map(({ id }) => id))).toEqual([]);
    for (const { id, kind, verb, lens } of cards) {
      const group = verb ?? lens;
      expect(id).toMatch(new RegExp(`^${kind}${group === undefined ? '' : `-${group}`}-[1-9]\\d*$`));
    }
  });

  test('have six cards for each SCAMPER verb and four for each AI lens, and no other', () => {
    const byVerb = countBy(cards.filter(({ kind }) => kind === 'scamper').map(({ verb }) => verb));
    expect(Object.keys(byVerb).sort()).toEqual([...verbs].sort());
    expect(Math.min(...Object.values(byVerb))).toBeGreaterThanOrEqual(6);
    const byLens = countBy(cards.filter(({ kind }) => kind === 'ai-capability').map(({ lens }) => lens));
    expect(Object.keys(byLens).sort()).toEqual([...lenses].sort());
    expect(Math.min(...Object.values(byLens))).toBeGreaterThanOrEqual(4);
  });

  test('are written as the model was taught', () => {
    const faults = cards.flatMap(({ id, kind, text, zh }) => {
      const count = text.split(/\s+/).length;
      return [
        !kinds[kind]?.prefix.test(text) && 'prefix',
        (count < 6 || count > 16) && `${count} words`,
        !/[.?]$/.test(text) && 'end',
        banned.test(text) && 'banned word',
        !(chinese.test(zh) && /[。？]$/.test(zh)) && 'Chinese',
      ].flatMap((fault) => (fault === false ? [] : [`${id}: ${fault}`]));
    });
    expect(faults).toEqual([]);
  });

  test('differ from one another, in both languages', () => {
    expect(twice(cards.map(({ text }) => plain(text)))).toEqual([]);
    expect(twice(cards.map(({ zh }) => plain(zh)))).toEqual([]);
    const alike: string[] = [];
    const all = cards.map(({ id, kind, text }) => ({ id, kind, words: wordsOf(text) }));
    all.forEach((a, i) => {
      for (const b of all.slice(i + 1))
        if (likeness(a.words, b.words) > (a.kind === 'yes-and' ? 0.75 : 0.6))
          alike.push(`${a.id} and ${b.id}`);
    });
    expect(alike).toEqual([]);
  });
});

describe('what was written to openings', () => {
  const { boxOpenings, ownBoxOpenings, personaOpenings } = library;
  const made = [
    { id: 'persona', openings: personaOpenings, completions: library.personaCompletions },
    { id: 'box', openings: boxOpenings, completions: library.boxCompletions },
    { id: 'own box', openings: ownBoxOpenings, completions: library.ownBoxCompletions },
  ];
  const written = [...cards, ...personas, ...made].flatMap(({ id, openings, completions = [] }) =>
    completions.map((completion, i) => ({
      id: `${id} ${String(i)}`,
      opening: openings[i] ?? '',
      completion,
    })),
  );

  test('is there for every opening of every card', () => {
    for (const { id, openings, completions } of [...cards, ...personas, ...made])
      expect(completions, id).toHaveLength(openings.length);
  });

  test('answers needs that there are, and every need has openings that answer it', () => {
    const known = new Set(needs.map(({ id }) => id));
    const answered = new Set(written.flatMap(({ completion }) => completion.needs));
    expect([...answered].filter((id) => !known.has(id))).toEqual([]);
    expect([...known].filter((id) => !answered.has(id))).toEqual([]);
  });

  test('has titles of two to five words, no two alike', () => {
    const titles = written.map(({ completion }) => completion.title);
    expect(titles.filter((title) => !/^\S+( \S+){1,4}$/.test(title) || title.length > 32)).toEqual([]);
    expect(twice(titles.map(plain))).toEqual([]);
  });

  test.each([
    ['ends', ({ ends }: Completion) => ends, 2, 16],
    ['why', ({ why }: Completion) => [why], 8, 26],
    ['test', ({ test: trial }: Completion) => [trial], 14, 36],
  ] as const)('has %s of one sentence each, neither short nor long', (_, textsOf, least, most) => {
    for (const { id, completion } of written)
      for (const text of textsOf(completion)) {
        expect(text, id).toMatch(/[.]$/);
        expect(text.slice(0, -1), id).not.toMatch(/[.!?]\s/);
        const count = wordsOf(text).length;
        expect(count, `${id}: ${text}`).toBeGreaterThanOrEqual(least);
        expect(count, `${id}: ${text}`).toBeLessThanOrEqual(most);
        expect(text, id).not.toMatch(banned);
      }
  });

  test('fills its places from nothing too', () => {
    for (const { id, completion } of written) {
      for (const text of [...completion.ends, completion.why, completion.test])
        expect(fillOpening(text, nothing, 0), id).not.toBeNull();
    }
  });
});

describe('openings', () => {
  test('are three for each card, two of them for any brief, and end open', () => {
    const faults = cards.flatMap(({ id, openings }) => {
      const always = openings
        .map((opening) => fillOpening(opening, nothing, 0))
        .filter((text) => text !== null);
      return [
        openings.length < 3 && 'too few',
        always.length < 2 && 'too few for a brief that says little',
        ...always.map((text) => /[{}|\d]|[.!]$/.test(text) && text),
        ...always.map((text) => banned.test(text) && text),
      ].flatMap((fault) => (fault === false ? [] : [`${id}: ${fault}`]));
    });
    expect(faults).toEqual([]);
  });

  test('name only places that a brief can fill, and are not written twice', () => {
    const all = [...cards.flatMap(({ openings }) => openings), ...experiments];
    const unknown = all
      .flatMap((opening) => [...opening.matchAll(/\{([^}|]*)/g)].map((match) => match[1] ?? ''))
      .filter((name) => !(placeNames as readonly string[]).includes(name));
    expect(unknown).toEqual([]);
    expect(twice(all.map(plain))).toEqual([]);
  });
});

describe('methods', () => {
  test('are the seventeen, each with enough cards and a source', () => {
    expect(methods.map(({ id }) => id).sort()).toEqual([
      ...['ai-lenses', 'analogies', 'business-models', 'cases', 'constraint-removal', 'constraints'],
      ...['crazy-8s', 'first-principles', 'how-might-we', 'jobs-to-be-done', 'mixed', 'morphological-box'],
      ...['people', 'reverse', 'role-storming', 'scamper', 'yes-and'],
    ]);
    for (const method of methods) {
      expect(cardCount(method, library), method.id).toBeGreaterThanOrEqual(12);
      expect(method.source.length, method.id).toBeGreaterThan(20);
      expect(method.name['zh-CN'], method.id).toMatch(chinese);
      expect(method.description.en, method.id).toMatch(/^[A-Z][^.]*\.$/);
      expect(method.description['zh-CN'], method.id).toMatch(/\p{Script=Han}.*。$/u);
    }
  });

  test('go round in values that their cards have', () => {
    const spreads = Object.fromEntries(methods.map(({ id, spread }) => [id, spread]));
    expect(spreads).toMatchObject({ scamper: 'verb', 'ai-lenses': 'lens', mixed: 'kind' });
    for (const method of methods) {
      const { spread, order } = method;
      if (!spread) continue;
      const values = new Set(cardsOf(method, library).map((card) => card[spread]));
      expect(values, method.id).not.toContain(undefined);
      if (order) expect([...order].sort(), method.id).toEqual([...values].sort());
    }
    expect(methods.find(({ id }) => id === 'scamper')?.order).toEqual(verbs);
    // A case shows an AI capability too, and one of those is drawn already.
    expect(methods.find(({ id }) => id === 'mixed')?.kinds.toSorted()).toEqual(
      Object.keys(kinds)
        .filter((kind) => !['case', 'spark', 'yes-and'].includes(kind))
        .sort(),
    );
  });
});

describe('people and parameters', () => {
  const filled = (openings: readonly string[], places: Readonly<Record<string, string>>) =>
    openings
      .map((opening) =>
        opening.replace(/\{(\w+)(?:\|[^}]*)?\}/g, (place, name: string) => places[name] ?? place),
      )
      .map((opening) => fillOpening(opening, nothing, 0));

  test('are a dozen people with names of their own, in both languages, each with three openings', () => {
    expect(personas.length).toBeGreaterThanOrEqual(12);
    expect(twice(personas.map(({ id }) => id))).toEqual([]);
    for (const { id, name, who, cares, openings } of personas) {
      for (const text of [name, who, cares]) expect(text['zh-CN'], id).toMatch(chinese);
      expect(filled(openings, {}), id).not.toContain(null);
      expect(
        openings.filter((opening) => /[.!]$/.test(opening) || banned.test(opening)),
        id,
      ).toEqual([]);
    }
    const places = { persona: 'Ruth', care: 'quiet' };
    expect(filled(library.personaOpenings, places)).not.toContain(null);
    expect(twice(personas.flatMap(({ openings }) => openings))).toEqual([]);
  });

  test('are six parameters of seven options, in both languages, every role in some opening', () => {
    for (const { id, name, options } of boxSheets) {
      expect(options.length, id).toBeGreaterThanOrEqual(7);
      for (const text of [name, ...options]) expect(text['zh-CN'], id).toMatch(chinese);
      expect(twice(options.map(({ en }) => en)), id).toEqual([]);
    }
    const places = Object.fromEntries(boxSheets.map(({ role, options }) => [role, options[0]?.en ?? '']));
    expect(filled(library.boxOpenings, places)).not.toContain(null);
    expect(filled(library.ownBoxOpenings, { cells: 'a card and a song' })).not.toContain(null);
    for (const { role } of boxSheets)
      expect(
        library.boxOpenings.filter((opening) => opening.includes(`{${role}}`)).length,
        role,
      ).toBeGreaterThan(2);
  });
});

describe('briefs', () => {
  const least = { problem: 25, people: 8, constraints: 8, assets: 8, success: 8 };
  const most = { problem: 60, people: 25, constraints: 25, assets: 25, success: 25 };

  test('the sample is specific, and offers every opening something', () => {
    const { brief } = sample;
    for (const field of Object.keys(least) as (keyof typeof least)[]) {
      const count = brief[field].split(/\s+/).length;
      expect(count, field).toBeGreaterThanOrEqual(least[field]);
      expect(count, field).toBeLessThanOrEqual(most[field]);
    }
    expect(brief.problem.match(/\d+/g)?.length).toBeGreaterThanOrEqual(3);
    const parts = briefParts(brief);
    expect(parts.staff).toContain('the instructors');
    expect(parts.data).toContain('the lesson records');
  });

  test('six briefs of different length read field by field', async () => {
    const briefs = path.join(root, 'test/briefs');
    const names = await readdir(briefs);
    expect(names.length).toBeGreaterThanOrEqual(6);
    const read = await Promise.all(
      names.map(async (name) => parseBriefMarkdown(await readFile(path.join(briefs, name), 'utf8'))),
    );
    for (const brief of read)
      for (const field of ['title', 'problem', 'people', 'constraints', 'assets', 'success'] as const)
        expect(brief[field].length, `${brief.title}: ${field}`).toBeGreaterThan(5);
    const lengths = read.map(({ problem }) => problem.split(/\s+/).length);
    expect(Math.min(...lengths)).toBeLessThan(20);
    expect(Math.max(...lengths)).toBeGreaterThan(150);
  });
});
