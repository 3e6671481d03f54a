import type { MapDot } from './draw-map.ts';
import { coreOf, withoutOverlap, type Label, type Point, type Size } from './map-geometry.ts';

/** A group as the map shows it. */
export interface MapGroup {
  readonly key: string;
  readonly name: string;
}

/** A name on the map, above its group or under its idea. */
export interface MapLabel {
  readonly key: string;
  readonly kind: 'group' | 'idea';
  readonly text: string;
  readonly at: Point;
}

const labelHeight = 19;
/** Of a letter of a label, in pixels: enough for the widest face. */
const letterWidth = { latin: 6.6, han: 12.5 };
const labelPadding = 12;
/** Room kept around a dot, in pixels. */
const dotRoom = 14;
/** A title longer than this, in letters, ends in dots. */
const longestTitle = 28;

/**
 * The names that can be read where the map stands: those of groups first, then as many titles of ideas as cover
 * neither a name nor a dot. Enlarging the map makes room for more. `pixels` are the places of the dots.
 */
export function mapLabels(
  groups: readonly MapGroup[],
  dots: readonly MapDot[],
  pixels: readonly Point[],
  titleOf: (id: string) => string | undefined,
  size: Size,
): MapLabel[] {
  const named = new Map<string, Omit<MapLabel, 'at'>>();
  const place = (label: Omit<MapLabel, 'at'>, at: Point): Label => {
    named.set(label.key, label);
    return { key: label.key, at, width: widthOf(label.text), height: labelHeight };
  };
  const groupLabels = withoutOverlap(
    groups.flatMap(({ key, name }, group) => {
      const points = coreOf(pixels.filter((_, at) => dots[at]!.group === group));
      if (points.length === 0) return [];
      const x = points.reduce((sum, point) => sum + point.x, 0) / points.length;
      const y = Math.min(...points.map((point) => point.y)) - labelHeight - 12;
      return [place({ key, kind: 'group', text: name }, { x, y })];
    }),
    size,
  );
  const inTheWay = pixels.map(({ x, y }, at) => ({
    key: `dot ${at}`,
    at: { x, y: y - dotRoom / 2 },
    width: dotRoom,
    height: dotRoom,
  }));
  const titles = dots.flatMap(({ id }, at) => {
    const title = titleOf(id);
    const { x, y } = pixels[at]!;
    if (title === undefined) return [];
    return [place({ key: id, kind: 'idea', text: shortened(title) }, { x, y: y + dotRoom / 2 + 1 })];
  });
  return [...groupLabels, ...withoutOverlap(titles, size, [...groupLabels, ...inTheWay])].map(
    ({ key, at }) => ({ ...named.get(key)!, at }),
  );
}

function shortened(title: string): string {
  const letters = Array.from(title);
  return letters.length <= longestTitle ? title : `${letters.slice(0, longestTitle).join('').trimEnd()}…`;
}

function widthOf(text: string): number {
  return Array.from(text).reduce(
    (sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? letterWidth.han : letterWidth.latin),
    labelPadding,
  );
}
