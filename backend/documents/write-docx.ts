import { Document, HeadingLevel, LevelFormat, Packer, Paragraph, TextRun, type IRunOptions } from 'docx';
import type { Block } from '../compose/ports.ts';

const numbering = 'numbers';
const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

/** A Word document of blocks, with Word's own headings and lists. Each numbered list begins at 1. */
export async function writeDocx(title: string, blocks: readonly Block[]): Promise<Uint8Array> {
  let instance = 0;
  const children = blocks.flatMap((block): Paragraph[] => {
    if (block.kind === 'numbered') instance++;
    const paragraphs =
      block.kind === 'paragraph' || block.kind === 'quote' ? [block.lines.flat()] : block.lines;
    return paragraphs.map((runs) => {
      const lines =
        block.kind === 'paragraph' || block.kind === 'quote' ? runsWithBreaks(block.lines) : runsOf(runs);
      switch (block.kind) {
        case 'heading':
          return new Paragraph({ heading: headings[block.level - 1]!, children: lines });
        case 'bullets':
          return new Paragraph({ bullet: { level: 0 }, children: lines });
        case 'numbered':
          return new Paragraph({ numbering: { reference: numbering, level: 0, instance }, children: lines });
        case 'quote':
          return new Paragraph({ indent: { left: 567 }, spacing: { after: 160 }, children: lines });
        case 'paragraph':
          return new Paragraph({ spacing: { after: 160 }, children: lines });
      }
    });
  });
  const document = new Document({
    title,
    numbering: {
      config: [
        {
          reference: numbering,
          levels: [
            {
              level: 0,
              format: LevelFormat.DECIMAL,
              text: '%1.',
              style: { paragraph: { indent: { left: 567, hanging: 340 } } },
            },
          ],
        },
      ],
    },
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

type Runs = Block['lines'][number];

function runsOf(runs: Runs): TextRun[] {
  return runs.map((run) => runOf(run, false));
}

/** Lines with line breaks between them. */
function runsWithBreaks(lines: readonly Runs[]): TextRun[] {
  return lines.flatMap((runs, line) => runs.map((run, i) => runOf(run, line > 0 && i === 0)));
}

function runOf({ text, isStrong }: Runs[number], breaksBefore: boolean): TextRun {
  const options: IRunOptions = { text, bold: isStrong, ...(breaksBefore ? { break: 1 } : {}) };
  return new TextRun(options);
}
