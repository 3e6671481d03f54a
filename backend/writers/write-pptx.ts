import PptxGenJS from 'pptxgenjs';
import type { PitchDeck, PitchSlide } from '../leave/ports.ts';

/** Places and sizes on a slide of 13.33 by 7.5 inches, in inches and points. */
const left = 0.9;
const width = 11.5;
const pointsAlone = 3;
const ink = {
  paper: 'FBF9F5',
  text: '1D1A17',
  quiet: '6E675E',
  hairline: 'D8D3CA',
  accent: '0B5C73',
} as const;

/** A pitch as a PowerPoint file: one thought a slide, the rest in the speaker's notes. */
export async function writePptx({ title, project, language, slides }: PitchDeck): Promise<Uint8Array> {
  const file = new PptxGenJS();
  file.layout = 'LAYOUT_WIDE';
  file.title = plain(title);
  file.author = 'Inkling';
  file.company = '';
  slides.forEach((slide, place) => {
    const page = file.addSlide();
    page.background = { color: ink.paper };
    const lang = language;
    page.addText(`${place + 1}   ${plain(slide.topic)}`, {
      ...{ x: left, y: 0.55, w: width, h: 0.4, margin: 0, fontSize: 14, color: ink.accent, bold: true },
      ...{ fontFace: sans(slide.topic), lang, objectName: 'Topic' },
    });
    if (slide.lead !== '')
      page.addText(plain(slide.lead), {
        ...{ x: left, y: 1.15, w: width, h: leadHeight(slide), margin: 0, valign: 'top' },
        ...{ fontSize: leadSize(slide.lead), color: ink.text, fontFace: serif(slide.lead), lang },
        ...{ fit: 'shrink', objectName: 'Lead' },
      });
    if (slide.points.length > 0) addPoints(page, slide, lang);
    const foot = { y: 7.0, h: 0.3, margin: 0, fontSize: 11, color: ink.quiet, lang } as const;
    page.addText(plain(place === 0 ? `${title} · ${project}` : title), {
      ...{ ...foot, x: left, w: width - 1, fontFace: sans(title), objectName: 'Foot' },
    });
    page.addText(`${place + 1} / ${slides.length}`, {
      ...{ ...foot, x: left + width - 1, w: 1, align: 'right', fontFace: 'Arial', objectName: 'Number' },
    });
    page.addNotes(plain(slide.source));
  });
  return (await file.write({ outputType: 'uint8array' })) as Uint8Array;
}

function addPoints(page: PptxGenJS.Slide, slide: PitchSlide, lang: string): void {
  const top = 1.15 + leadHeight(slide) + (slide.lead === '' ? 0 : 0.25);
  page.addShape('line', { x: left, y: top, w: width, h: 0, line: { color: ink.hairline, width: 0.75 } });
  // A few points without anything above them have the slide to themselves.
  const isAlone = slide.lead === '' && slide.points.length <= pointsAlone;
  const sizes = isAlone ? { text: 26, label: 16 } : { text: 18, label: 12 };
  const runs = slide.points.flatMap(({ label, text }, i): PptxGenJS.TextProps[] => {
    const before = i === 0 ? 0 : isAlone ? 18 : 10;
    const body = {
      text: plain(text),
      options: {
        ...{ fontSize: sizes.text, color: ink.text, fontFace: serif(text), breakLine: true, lang },
        paraSpaceBefore: label === '' ? before : 0,
      },
    };
    if (label === '') return [body];
    return [
      {
        text: plain(label),
        options: {
          ...{
            fontSize: sizes.label,
            bold: true,
            color: ink.quiet,
            fontFace: sans(label),
            breakLine: true,
            lang,
          },
          paraSpaceBefore: before,
        },
      },
      body,
    ];
  });
  page.addText(runs, {
    ...{ x: left, y: top + 0.25, w: width, h: 6.8 - top - 0.25, margin: 0, valign: 'top' },
    ...{ fit: 'shrink', objectName: 'Points' },
  });
}

const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
const serif = (text: string): string => (hasHan(text) ? 'Microsoft YaHei' : 'Georgia');
const sans = (text: string): string => (hasHan(text) ? 'Microsoft YaHei' : 'Arial');

/** A Chinese character takes the room of two Latin letters. */
const lengthOf = (text: string): number => text.replace(/\p{Script=Han}/gu, '##').length;

function leadSize(lead: string): number {
  const length = lengthOf(lead);
  if (length <= 60) return 44;
  if (length <= 120) return 36;
  return length <= 200 ? 30 : 26;
}

/** Inches that the lead takes at its size; a serif letter is about half as wide as it is high. */
function leadHeight({ lead, points }: PitchSlide): number {
  if (lead === '') return 0;
  if (points.length === 0) return 5.4;
  const size = leadSize(lead);
  const perLine = (width * 72) / (size * 0.5);
  const lines = lead
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(lengthOf(line) / perLine)), 0);
  return Math.min(3.6, (lines * size * 1.25) / 72 + 0.1);
}

/** Without signs that XML forbids: PowerPoint would not open the file. */
function plain(text: string): string {
  return text.replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}
