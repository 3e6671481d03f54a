import type { TextContent } from 'pdfjs-dist/types/src/display/api.js';
import type { PdfFragment } from './pdf-lines.ts';

/** A page as it is shown. */
interface PageView {
  readonly width: number;
  readonly height: number;
  /** From the page's own coordinates to those of the view, downwards. */
  readonly transform: readonly number[];
}

interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  /** Where its letters go: 0 to the right, then clockwise in quarters. */
  readonly turn: number;
}

/**
 * The texts of a page as if it were held so that most of them are upright (tables are often set sideways), and how far
 * the page then reaches down, in points.
 */
export function uprightFragments(
  items: TextContent['items'],
  view: PageView,
): { fragments: PdfFragment[]; depth: number } {
  const placed = items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    return [place(item.str, item.width, item.transform as number[], view.transform)];
  });
  const characters = [0, 0, 0, 0];
  for (const { turn, text } of placed) characters[turn]! += text.length;
  const turn = characters.indexOf(Math.max(...characters));
  const fragments = placed.map(({ text, x, y, width, size }) => {
    const [along, down] = turned(x, y, turn, view);
    return { text, left: along, right: along + width, baseline: down, size };
  });
  return { fragments, depth: turn % 2 === 0 ? view.height : view.width };
}

function place(text: string, width: number, own: readonly number[], view: readonly number[]): Placed {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = own;
  const [va = 1, vb = 0, vc = 0, vd = 1, ve = 0, vf = 0] = view;
  const turn = Math.round(Math.atan2(vb * a + vd * b, va * a + vc * b) / (Math.PI / 2));
  return {
    text,
    width,
    x: va * e + vc * f + ve,
    y: vb * e + vd * f + vf,
    // Of letters that are stretched the height counts; some fonts do not tell it.
    size: Math.hypot(c, d) || Math.hypot(a, b),
    turn: Number.isNaN(turn) ? 0 : (turn + 4) % 4,
  };
}

function turned(
  x: number,
  y: number,
  turn: number,
  { width, height }: PageView,
): [along: number, down: number] {
  switch (turn) {
    case 1:
      return [y, width - x];
    case 2:
      return [width - x, height - y];
    case 3:
      return [height - y, x];
    default:
      return [x, y];
  }
}
