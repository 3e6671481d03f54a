import { coreOf, hullAround, toPixels, type MapView, type Point, type Size } from './map-geometry.ts';

/** An idea on the map; `group` is the place of its group, -1 for none. */
export interface MapDot extends Point {
  readonly id: string;
  readonly group: number;
}

/** The colours of the map, as the tokens have them now. */
export interface MapColours {
  readonly groups: readonly string[];
  readonly paper: string;
  readonly ink: string;
  readonly third: string;
  readonly accent: string;
}

export interface Drawing {
  readonly dots: readonly MapDot[];
  readonly view: MapView;
  readonly size: Size;
  readonly colours: MapColours;
  readonly selected: ReadonlySet<string>;
  readonly hovered: string | null;
  /** The group that is looked at: the others step back. */
  readonly litGroup: number | null;
  readonly brush: { readonly from: Point; readonly to: Point } | null;
}

const radius = 4.5;
const hullRoom = 15;
const fewestForHull = 2;

/** Draws hulls, dots and the brush; the context is scaled to pixels of the page already. */
export function drawMap(context: CanvasRenderingContext2D, drawing: Drawing): void {
  const { dots, view, size, colours, selected, hovered, litGroup, brush } = drawing;
  context.clearRect(0, 0, size.width, size.height);
  const pixels = dots.map((dot) => toPixels(dot, view, size));
  const colourOf = (group: number) => colours.groups[group % colours.groups.length]!;

  const byGroup = new Map<number, Point[]>();
  dots.forEach(({ group }, at) => {
    if (group >= 0) byGroup.set(group, [...(byGroup.get(group) ?? []), pixels[at]!]);
  });
  for (const [group, points] of byGroup) {
    if (points.length < fewestForHull) continue;
    traceHull(context, hullAround(coreOf(points), hullRoom));
    const lit = litGroup === null || litGroup === group;
    context.fillStyle = colourOf(group);
    context.globalAlpha = lit ? 0.11 : 0.03;
    context.fill();
    context.globalAlpha = lit ? 0.4 : 0.1;
    context.strokeStyle = colourOf(group);
    context.lineWidth = 1;
    context.stroke();
  }

  dots.forEach((dot, at) => {
    const { x, y } = pixels[at]!;
    if (x < -10 || y < -10 || x > size.width + 10 || y > size.height + 10) return;
    const isLit = litGroup === null || litGroup === dot.group;
    const isChosen = selected.has(dot.id);
    context.globalAlpha = isLit || isChosen ? 1 : 0.25;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = dot.group < 0 ? colours.paper : colourOf(dot.group);
    context.fill();
    context.lineWidth = dot.group < 0 ? 1.5 : 1;
    context.strokeStyle = dot.group < 0 ? colours.third : colours.paper;
    context.stroke();
    if (isChosen || dot.id === hovered) {
      context.beginPath();
      context.arc(x, y, radius + 3.5, 0, 2 * Math.PI);
      context.lineWidth = 2;
      context.strokeStyle = isChosen ? colours.accent : colours.ink;
      context.stroke();
    }
  });
  context.globalAlpha = 1;

  if (brush) {
    const { from, to } = brush;
    context.fillStyle = colours.accent;
    context.globalAlpha = 0.08;
    context.fillRect(from.x, from.y, to.x - from.x, to.y - from.y);
    context.globalAlpha = 1;
    context.strokeStyle = colours.accent;
    context.lineWidth = 1;
    context.strokeRect(from.x + 0.5, from.y + 0.5, to.x - from.x, to.y - from.y);
  }
}

/** A hull as a closed line through the middles of its sides, so that it has no corners. */
function traceHull(context: CanvasRenderingContext2D, corners: readonly Point[]): void {
  context.beginPath();
  corners.forEach((corner, at) => {
    const next = corners[(at + 1) % corners.length]!;
    const middle = { x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2 };
    if (at === 0) {
      const last = corners.at(-1)!;
      context.moveTo((last.x + corner.x) / 2, (last.y + corner.y) / 2);
    }
    context.quadraticCurveTo(corner.x, corner.y, middle.x, middle.y);
  });
  context.closePath();
}
