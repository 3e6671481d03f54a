import type { Fact, PitchSlide } from '../document.ts';
import type { SlideTopic } from '../words.ts';
import { fitText } from './fit-text.ts';

/** What is known for a slide, at its full length. */
export interface SlideDraft {
  readonly topic: SlideTopic;
  readonly lead: string;
  readonly points: readonly Fact[];
  /** Which rooms it comes from. */
  readonly sources: readonly string[];
}

/** How much a slide holds, in Latin letters. */
const leadWidth = 300;
const pointsWidth = 720;
const mostPoints = 6;
const pointWidth = 260;

/** True when nobody wrote anything for it. */
export const isEmpty = ({ lead, points }: SlideDraft): boolean =>
  lead.trim() === '' && points.every(({ text }) => text.trim() === '');

/** A draft as a slide that can be read from the back of the room; what did not fit stands in the speaker's notes. */
export function slideOf(draft: SlideDraft, topic: string): PitchSlide {
  const written = draft.points.filter(({ text }) => text.trim() !== '');
  // Without a lead the first point takes its place, unless it has a name, which would be lost.
  const [first] = written;
  const promoted = draft.lead.trim() === '' && first?.label === '' ? first : null;
  const lead = draft.lead.trim() || (promoted?.text.trim() ?? '');
  const points = promoted ? written.slice(1) : written;
  const shown = fitPoints(points);
  const full = [lead, ...points.map(({ label, text }) => (label === '' ? text : `${label}: ${text}`))];
  const isCut =
    fitText(lead, leadWidth) !== lead.trim() || shown.some(({ text }, i) => text !== points[i]?.text.trim());
  const notes = isCut || shown.length < points.length ? full : [];
  return {
    topic,
    lead: fitText(lead, leadWidth),
    points: shown,
    source: [...draft.sources, ...notes].join('\n\n'),
  };
}

function fitPoints(points: readonly Fact[]): Fact[] {
  const each = Math.min(
    pointWidth * 2,
    Math.max(pointWidth / 2, pointsWidth / Math.max(1, Math.min(points.length, mostPoints))),
  );
  return points.slice(0, mostPoints).map(({ label, text }) => ({ label, text: fitText(text, each) }));
}
