/** A place in the plane. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What of the map is in sight: its middle in the map's own measure, and how many times it is enlarged. */
export interface MapView {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const wholeMap: MapView = { x: 0.5, y: 0.5, zoom: 1 };
const margin = 56;
const zoomLimits = { least: 1, most: 16 };
/** Points so many times as far from the middle of their group as is usual there stretch no hull. */
const strayFactor = 2.4;

/** From the map's measure (0 to 1) to pixels. The map fills the room it has: its axes mean nothing by themselves. */
export function toPixels(point: Point, view: MapView, size: Size): Point {
  const { x, y } = scaleOf(view, size);
  return { x: size.width / 2 + (point.x - view.x) * x, y: size.height / 2 + (point.y - view.y) * y };
}

/** From pixels to the map's measure. */
export function toMap(pixel: Point, view: MapView, size: Size): Point {
  const { x, y } = scaleOf(view, size);
  return { x: view.x + (pixel.x - size.width / 2) / x, y: view.y + (pixel.y - size.height / 2) / y };
}

function scaleOf({ zoom }: MapView, { width, height }: Size): Point {
  return { x: zoom * Math.max(1, width - 2 * margin), y: zoom * Math.max(1, height - 2 * margin) };
}

/** Enlarges by a factor; what lies at the pixel stays there. */
export function zoomAt(view: MapView, factor: number, pixel: Point, size: Size): MapView {
  const zoom = Math.min(zoomLimits.most, Math.max(zoomLimits.least, view.zoom * factor));
  const before = toMap(pixel, view, size);
  const after = toMap(pixel, { ...view, zoom }, size);
  return within({ x: view.x + before.x - after.x, y: view.y + before.y - after.y, zoom });
}

/** Moves what is in sight by pixels. */
export function panBy(view: MapView, dx: number, dy: number, size: Size): MapView {
  const { x, y } = scaleOf(view, size);
  return within({ ...view, x: view.x - dx / x, y: view.y - dy / y });
}

/** The middle stays on the map, and the whole map in the middle. */
function within(view: MapView): MapView {
  const slack = (1 - 1 / view.zoom) / 2 + 0.02;
  const clamp = (value: number) => Math.min(0.5 + slack, Math.max(0.5 - slack, value));
  return { ...view, x: clamp(view.x), y: clamp(view.y) };
}

/** The nearest of some pixels within a reach; its number, or -1. */
export function nearestTo(pixels: readonly Point[], at: Point, reach: number): number {
  let best = -1;
  let least = reach;
  pixels.forEach(({ x, y }, index) => {
    const far = Math.hypot(x - at.x, y - at.y);
    if (far <= least) [best, least] = [index, far];
  });
  return best;
}

/** What is aside of the way counts so many times as much as what is ahead. */
const asideFactor = { inTheWay: 2, besideIt: 8 };

/** The point one comes to by going that way from another: near, and rather ahead than aside. Its number, or -1. */
export function nextInDirection(pixels: readonly Point[], from: number, dx: number, dy: number): number {
  const start = pixels[from];
  if (!start) return -1;
  let best = -1;
  let least = Infinity;
  pixels.forEach(({ x, y }, index) => {
    const ahead = (x - start.x) * dx + (y - start.y) * dy;
    const aside = Math.abs((x - start.x) * dy) + Math.abs((y - start.y) * dx);
    if (index === from || ahead <= 0.5) return;
    const cost = ahead + aside * (aside <= ahead ? asideFactor.inTheWay : asideFactor.besideIt);
    if (cost < least) [best, least] = [index, cost];
  });
  return best;
}

/** The points of a group but for strays, which would stretch it over others. */
export function coreOf(points: readonly Point[]): Point[] {
  if (points.length < 4) return [...points];
  const middle = { x: median(points.map(({ x }) => x)), y: median(points.map(({ y }) => y)) };
  const far = points.map(({ x, y }) => Math.hypot(x - middle.x, y - middle.y));
  const usual = median(far);
  return points.filter((_, at) => far[at]! <= strayFactor * usual);
}

/** The corners of the convex hull, each point with some room around it (Andrew's monotone chain, 1979). */
export function hullAround(points: readonly Point[], room: number): Point[] {
  const around = points.flatMap(({ x, y }) =>
    Array.from({ length: 12 }, (_, at) => {
      const angle = (Math.PI * at) / 6;
      return { x: x + room * Math.cos(angle), y: y + room * Math.sin(angle) };
    }),
  );
  const sorted = around.toSorted((a, b) => a.x - b.x || a.y - b.y);
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

function chain(points: readonly Point[]): Point[] {
  const corners: Point[] = [];
  for (const point of points) {
    for (;;) {
      const last = corners.at(-1);
      const before = corners.at(-2);
      if (!last || !before || turn(before, last, point) > 0) break;
      corners.pop();
    }
    corners.push(point);
  }
  return corners.slice(0, -1);
}

function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/** A label and the room it takes; the first come is served. */
export interface Label {
  readonly key: string;
  readonly at: Point;
  readonly width: number;
  readonly height: number;
}

/**
 * Of labels in the order of their weight, those that cover neither one another nor what is `inTheWay`, and that don't
 * leave the picture. Of a label `at.x` is its middle and `at.y` its top.
 */
export function withoutOverlap(
  labels: readonly Label[],
  size: Size,
  inTheWay: readonly Label[] = [],
): Label[] {
  const shown: Label[] = [];
  for (const label of labels) {
    const x = Math.min(size.width - label.width / 2 - 4, Math.max(label.width / 2 + 4, label.at.x));
    const y = Math.min(size.height - label.height - 4, Math.max(4, label.at.y));
    const inSight =
      label.at.x > -20 && label.at.x < size.width + 20 && label.at.y > -20 && label.at.y < size.height + 20;
    const isApart = (other: Label, gap: Point) =>
      Math.abs(other.at.x - x) > (other.width + label.width) / 2 + gap.x ||
      y > other.at.y + other.height + gap.y ||
      other.at.y > y + label.height + gap.y;
    if (
      inSight &&
      shown.every((other) => isApart(other, { x: 6, y: 2 })) &&
      inTheWay.every((other) => isApart(other, { x: 0, y: 0 }))
    )
      shown.push({ ...label, at: { x, y } });
  }
  return shown;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
