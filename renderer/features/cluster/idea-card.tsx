import type { Idea } from '../../../contract/ideation.ts';
import type { Point, Size } from './map-geometry.ts';

interface IdeaCardProps {
  readonly idea: Idea;
  readonly at: Point;
  readonly size: Size;
}

const width = 260;
const gap = 12;

/** What an idea on the map says, beside its point: on the side where there is room. */
export function IdeaCard({ idea, at, size }: IdeaCardProps) {
  const left = at.x + gap + width > size.width ? Math.max(4, at.x - gap - width) : at.x + gap;
  const below = at.y < size.height / 2;
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute z-10 rounded-md bg-paper-high px-3 py-2 shadow-float"
      style={{ left, width, ...(below ? { top: at.y + gap } : { bottom: size.height - at.y + gap }) }}
    >
      <p className="font-content text-ui font-semibold">{idea.title}</p>
      {idea.pitch && <p className="line-clamp-5 font-content text-ui text-ink-2">{idea.pitch}</p>}
    </div>
  );
}
