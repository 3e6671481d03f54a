import {
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { strToU8, unzipSync, zipSync } from 'fflate';

/** A Word document of a manual: title, headings, lists, a table and a footnote. */
export async function makeDocx(): Promise<Uint8Array> {
  const row = (cells: string[]) =>
    new TableRow({ children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) });
  const document = new Document({
    title: 'Kettle manual',
    footnotes: { 1: { children: [new Paragraph('Limescale is harmless.')] } },
    sections: [
      {
        children: [
          new Paragraph({ text: 'The kettle', heading: HeadingLevel.TITLE }),
          new Paragraph({ text: 'Care', heading: HeadingLevel.HEADING_1 }),
          new Paragraph({
            children: [
              new TextRun('Descale it '),
              new TextRun({ text: 'monthly', color: '884400' }),
              new TextRun('.'),
              new FootnoteReferenceRun(1),
            ],
          }),
          new Paragraph({ text: 'Unplug it first.', bullet: { level: 0 } }),
          new Paragraph({ text: 'Let it cool.', bullet: { level: 1 } }),
          new Paragraph({ text: '清洗', heading: HeadingLevel.HEADING_2 }),
          new Paragraph('请先拔下电源插头。'),
          new Table({ rows: [row(['Part', 'Price']), row(['Lid', '4 €']), row(['Filter', '7 €'])] }),
        ],
      },
    ],
  });
  return Uint8Array.from(await Packer.toBuffer(document));
}

/** A Word document whose picture and template lie outside it, at `target`. */
export async function makeLinkedDocx(target: string): Promise<Uint8Array> {
  const files = unzipSync(await makeDocx());
  const rels = Buffer.from(files['word/_rels/document.xml.rels']!).toString();
  const image = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';
  files['word/_rels/document.xml.rels'] = strToU8(
    rels.replace(
      '</Relationships>',
      `<Relationship Id="rIdX" Type="${image}" Target="${target}" TargetMode="External"/></Relationships>`,
    ),
  );
  const drawing =
    '<w:p><w:r><w:drawing><wp:inline><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="rIdX"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>';
  const body = Buffer.from(files['word/document.xml']!).toString();
  files['word/document.xml'] = strToU8(body.replace('<w:body>', `<w:body>${drawing}`));
  return zipSync(files);
}
