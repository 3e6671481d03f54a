import { describe, expect, it } from 'vitest';
import {
  coreOf,
  hullAround,
  nearestTo,
  nextInDirection,
  panBy,
  toMap,
  toPixels,
  wholeMap,
  withoutOverlap,
  zoomAt,
} from '../../../renderer/features/cluster/map-geometry.ts';
import { mapLabels } from '../../../renderer/features/cluster/map-labels.ts';
import {
  groupsOf,
  joinGroups,
  moveIdea,
  renameGroup,
  splitInto,
  toDraft,
} from '../../../renderer/features/cluster/proposal-draft.ts';
import { litDifferences } from '../../../renderer/features/cluster/word-diff.ts';

const group = (name: string, ...ideaIds: string[]) => ({
  ...{ name, nameBy: 'words' as const, words: [name], ideaIds },
  stability: { reruns: 10, kept: 9, jaccard: 0.8 },
});
const draft = toDraft({
  ...{ method: 'hdbscan', smallest: 2, count: 2, seed: 7, agreement: 0.6, tookMs: 1 },
  groups: [group('boats', 'a', 'b', 'c'), group('bread', 'd', 'e')],
  outsideIds: ['x'],
});
const [boats, bread] = draft.groups.map(({ key }) => key) as [string, string];

describe('a proposal being adjusted', () => {
  it('keeps each idea in one place when it is moved, and drops a group that is left empty', () => {
    const moved = moveIdea(draft, 'x', bread);
    expect(moved.groups[1]!.ideaIds).toEqual(['d', 'e', 'x']);
    expect(moved.outsideIds).toEqual([]);
    const out = moveIdea(moveIdea(draft, 'd', null), 'e', boats);
    expect(out.groups.map(({ name }) => name)).toEqual(['boats']);
    expect(out.groups[0]!.ideaIds).toEqual(['a', 'b', 'c', 'e']);
    expect(out.outsideIds).toEqual(['x', 'd']);
    expect(out.isAdjusted).toBe(true);
  });

  it('joins and splits groups, of which nobody knows then how well they hold', () => {
    const joined = joinGroups(draft, bread, boats, { name: 'harbour', words: ['harbour'] });
    expect(groupsOf(joined)).toEqual([
      {
        ...{ name: 'harbour', nameBy: 'words', words: ['harbour'], stability: null },
        ideaIds: ['a', 'b', 'c', 'd', 'e'],
      },
    ]);
    const named = joinGroups(renameGroup(draft, boats, ' Mine '), bread, boats, { name: 'z', words: [] });
    expect(named.groups[0]).toMatchObject({ name: 'Mine', nameBy: 'person' });
    const parts = [group('first', 'a'), group('second', 'b', 'c')];
    const split = splitInto(draft, boats, parts);
    expect(split.groups.map(({ name }) => name)).toEqual(['first', 'second', 'bread']);
    expect(new Set(split.groups.map(({ key }) => key)).size).toBe(3);
  });

  it('keeps a name when an empty one is written', () => {
    expect(renameGroup(draft, boats, '  ')).toBe(draft);
  });
});

describe('the map', () => {
  const size = { width: 600, height: 400 };

  it('keeps what lies under the pointer there while it is enlarged', () => {
    const pixel = { x: 130, y: 90 };
    const near = zoomAt(wholeMap, 3, pixel, size);
    const before = toMap(pixel, wholeMap, size);
    const after = toPixels(before, near, size);
    expect(after.x).toBeCloseTo(pixel.x);
    expect(after.y).toBeCloseTo(pixel.y);
    expect(zoomAt(near, 1e-9, pixel, size).zoom).toBe(1);
    expect(zoomAt(near, 1e9, pixel, size).zoom).toBe(16);
  });

  it('can’t be moved out of sight', () => {
    const view = panBy(zoomAt(wholeMap, 2, { x: 300, y: 200 }, size), 1e6, -1e6, size);
    expect(view.x).toBeGreaterThan(0);
    expect(view.y).toBeLessThan(1);
  });

  it('goes from point to point by direction', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 50, y: 5 },
      { x: 20, y: 80 },
      { x: -30, y: 0 },
    ];
    expect(nextInDirection(points, 0, 1, 0)).toBe(1);
    expect(nextInDirection(points, 0, 0, 1)).toBe(2);
    expect(nextInDirection(points, 0, -1, 0)).toBe(3);
    expect(nextInDirection(points, 3, -1, 0)).toBe(-1);
    expect(nearestTo(points, { x: 48, y: 0 }, 14)).toBe(1);
    expect(nearestTo(points, { x: 300, y: 0 }, 14)).toBe(-1);
  });

  it('draws hulls around the points but not around strays', () => {
    const square = [0, 10].flatMap((x) => [0, 10].map((y) => ({ x, y })));
    const core = coreOf([...square, { x: 5, y: 5 }, { x: 500, y: 500 }]);
    expect(core).not.toContainEqual({ x: 500, y: 500 });
    const hull = hullAround(square, 5);
    expect(Math.min(...hull.map(({ x }) => x))).toBeCloseTo(-5);
    expect(Math.max(...hull.map(({ y }) => y))).toBeCloseTo(15);
  });

  it('shows no two labels over one another, the first first, and none out of the picture', () => {
    const label = (key: string, x: number, y: number) => ({ key, at: { x, y }, width: 100, height: 19 });
    const shown = withoutOverlap(
      [
        label('a', 300, 100),
        label('b', 340, 105),
        label('c', 300, 200),
        label('d', 1000, 100),
        label('e', 590, 300),
      ],
      size,
    );
    expect(shown.map(({ key }) => key)).toEqual(['a', 'c', 'e']);
    expect(shown[2]!.at.x + 50).toBeLessThanOrEqual(600);
  });
});

describe('the names on the map', () => {
  const dots = [
    { id: 'a', x: 0, y: 0, group: 0 },
    { id: 'b', x: 0, y: 0, group: -1 },
    { id: 'c', x: 0, y: 0, group: -1 },
  ];
  const titles: Record<string, string> = {
    a: 'Half loaves',
    b: '面包护照',
    c: 'Soup',
  };
  const read = (pixels: readonly { x: number; y: number }[]) =>
    mapLabels([{ key: 'g', name: 'bread' }], dots, pixels, (id) => titles[id], {
      width: 600,
      height: 400,
    }).map(({ kind, text }) => `${kind} ${text}`);

  it('are those of groups, then every title that there is room for', () => {
    const apart = [
      { x: 100, y: 100 },
      { x: 300, y: 100 },
      { x: 500, y: 100 },
    ];
    expect(read(apart)).toEqual(['group bread', 'idea Half loaves', 'idea 面包护照', 'idea Soup']);
  });

  it('leave out a title that would cover another, or a dot', () => {
    const close = [
      { x: 300, y: 100 },
      { x: 310, y: 112 },
      { x: 500, y: 300 },
    ];
    expect(read(close)).toEqual(['group bread', 'idea 面包护照', 'idea Soup']);
  });
});

describe('differences of two texts', () => {
  const lit = (a: string, b: string) => {
    const { a: first, b: second } = litDifferences(a, b);
    const words = (side: typeof first) => side.filter(({ isLit }) => isLit).map(({ text }) => text.trim());
    expect(first.map(({ text }) => text).join('')).toBe(a);
    expect(second.map(({ text }) => text).join('')).toBe(b);
    return [words(first), words(second)];
  };

  it('are the words that only one of them has', () => {
    expect(lit('A cart with hot tea', 'A trolley with hot tea')).toEqual([['cart'], ['trolley']]);
    expect(lit('Same', 'same')).toEqual([[], []]);
    expect(lit('', 'New')).toEqual([[], ['New']]);
  });

  it('are found by the character in Chinese', () => {
    expect(lit('夜间公交', '夜间出租')).toEqual([['公交'], ['出租']]);
  });

  it('of very long texts are the texts themselves', () => {
    const long = Array.from({ length: 900 }, (_, at) => `w${at}`).join(' ');
    expect(lit(long, `${long} end`)[1]).toHaveLength(1);
  });
});
