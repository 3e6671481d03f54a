import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  areOfSeveralDays,
  arrange,
  lanesOf,
  noFilters,
  sortByScore,
} from '../../../renderer/features/ideas/arrange.ts';
import { parseCount } from '../../../renderer/features/ideas/composer-input.ts';
import { parseSeed } from '../../../renderer/ui/seed.ts';
import { scoreColumns } from '../../../renderer/features/ideas/use-scores.ts';
import { handOf } from '../../../renderer/features/ideas/hand.ts';
import { buildIdea } from '../../support/build.ts';

const projectId = randomUUID();

const at = (createdAt: number, change = {}) => ({
  ...buildIdea(projectId),
  title: String(createdAt),
  createdAt,
  ...change,
});
const titles = (ideas: readonly { title: string }[]) => ideas.map((idea) => idea.title);
const all = { filters: noFilters, sort: 'oldest', since: 100, places: {}, found: null, ranks: null } as const;

describe('arrange', () => {
  const ideas = [at(30), at(10, { starred: true }), at(20)];

  it('sorts by time, either way', () => {
    expect(titles(arrange(ideas, all))).toEqual(['10', '20', '30']);
    expect(titles(arrange(ideas, { ...all, sort: 'newest' }))).toEqual(['30', '20', '10']);
  });

  it('sorts by the ranks of a set, what it does not rank last, and by time when the set is gone', () => {
    const ranks = new Map([
      [ideas[2]!.id, 2],
      [ideas[0]!.id, 1],
    ]);
    const sort = sortByScore('rice');
    expect(titles(arrange(ideas, { ...all, sort, ranks }))).toEqual(['30', '20', '10']);
    expect(titles(arrange([...ideas, at(101)], { ...all, sort, ranks })).at(-1)).toBe('101');
    expect(titles(arrange(ideas, { ...all, sort }))).toEqual(['10', '20', '30']);
  });

  it('puts what arrives later at the end, whatever the order', () => {
    const grown = [...ideas, at(101), at(102)];
    expect(titles(arrange(grown, { ...all, sort: 'newest' }))).toEqual(['30', '20', '10', '101', '102']);
  });

  it('gives an idea the place of the one it replaces', () => {
    const fresh = at(150);
    const list = [at(10), fresh, at(30)];
    expect(titles(arrange(list, { ...all, places: { [fresh.id]: 20 } }))).toEqual(['10', '150', '30']);
  });

  it('filters by star and leaves its input alone', () => {
    const before = [...ideas];
    expect(titles(arrange(ideas, { ...all, filters: { ...noFilters, starred: true } }))).toEqual(['10']);
    expect(ideas).toEqual(before);
  });
});

describe('score columns', () => {
  it('are those of sets that rank something, by their name in the language shown', () => {
    const name = { en: 'Two questions', 'zh-CN': '两个问题' };
    const ideas = [{ ideaId: 'a', middle: 320, rank: 1 }];
    const sets = [
      { setId: 'one', name, kind: 'rice' as const, ideas },
      { setId: 'two', name, kind: 'ice' as const, ideas: [] },
    ];
    const columns = scoreColumns(sets, 'zh-CN');
    expect(columns.map((column) => [column.setId, column.name])).toEqual([['one', '两个问题']]);
    expect(columns[0]!.places.get('a')).toMatchObject({ middle: 320, rank: 1 });
  });
});

describe('filters, search and lanes', () => {
  const ideas = [
    at(10, { tags: ['b'], state: 'parked', rank: '3' }),
    at(20, { tags: ['a', 'b'], origin: 'person', provenance: null, rank: '1' }),
    at(30, { rank: '2' }),
  ];

  it('filters by state, tag, method and origin together', () => {
    const by = (change: object) => titles(arrange(ideas, { ...all, filters: { ...noFilters, ...change } }));
    expect(by({ tag: 'b' })).toEqual(['10', '20']);
    expect(by({ tag: 'b', origin: 'person' })).toEqual(['20']);
    expect(by({ state: 'parked' })).toEqual(['10']);
    expect(by({ method: 'scamper' })).toEqual(['10', '30']);
  });

  it('shows what a search found, the best first, of what the filters let through', () => {
    const found = [ideas[2]!.id, ideas[0]!.id, randomUUID()];
    expect(titles(arrange(ideas, { ...all, found }))).toEqual(['30', '10']);
    expect(titles(arrange(ideas, { ...all, found, filters: { ...noFilters, tag: 'b' } }))).toEqual(['10']);
  });

  it('makes lanes in the order given by hand; several tags are several lanes', () => {
    expect(lanesOf(ideas, 'state', false).map(({ key, ideas: of }) => [key, ...titles(of)])).toEqual([
      ['new', '20', '30'],
      ['promising'],
      ['chosen'],
      ['parked', '10'],
    ]);
    expect(lanesOf(ideas, 'tag', false).map(({ key, ideas: of }) => [key, ...titles(of)])).toEqual([
      ['', '30'],
      ['a', '20'],
      ['b', '20', '10'],
    ]);
  });
});

describe('what is typed for a generation', () => {
  it('takes whole numbers from 1 to 40', () => {
    expect(['1', '40', ' 7 '].map(parseCount)).toEqual([1, 40, 7]);
    expect(['', ' ', '0', '-1', '41', '10000', '2.5', 'eight', '1e9'].map(parseCount)).toEqual(
      Array<null>(9).fill(null),
    );
  });

  it('takes no seed, or one of 32 bits', () => {
    expect(['', '  '].map(parseSeed)).toEqual([undefined, undefined]);
    expect(['0', '4294967295'].map(parseSeed)).toEqual([0, 4294967295]);
    expect(['4294967296', '-1', '1.5', '1e3', 'abc'].map(parseSeed)).toEqual(Array<null>(5).fill(null));
  });
});

describe('areOfSeveralDays', () => {
  it('goes by the days of this machine', () => {
    const [morning, evening, next] = [8, 23, 25].map((hour) => at(new Date(2026, 10, 30, hour).getTime()));
    expect([[], [morning!], [morning!, evening!]].map(areOfSeveralDays)).toEqual([false, false, false]);
    expect(areOfSeveralDays([evening!, morning!, next!])).toBe(true);
  });
});

describe('handOf', () => {
  it('tells whose words they are', () => {
    expect(handOf(at(1, { origin: 'model' }))).toBe('model');
    expect(handOf(at(1, { origin: 'model', starred: true }))).toBe('kept');
    expect(handOf(at(1, { origin: 'model', starred: true, editedAt: 2 }))).toBe('both');
    expect(handOf(at(1, { origin: 'person', editedAt: 2 }))).toBe('person');
  });
});
