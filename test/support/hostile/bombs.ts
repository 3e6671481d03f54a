import { deflateSync } from 'node:zlib';
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { makeDocx } from '../documents/make-docx.ts';
import { makeXlsx } from '../documents/make-xlsx.ts';

const text = (content: string): Uint8Array => Buffer.from(content);
const MiB = 2 ** 20;

/** The parts of a Word document with some of them others. */
async function docxWith(parts: Zippable): Promise<Uint8Array> {
  return zipSync({ ...unzipSync(await makeDocx()), ...parts }, { level: 9 });
}

const wordBody = (inside: string, before = '') =>
  strToU8(
    `<?xml version="1.0"?>${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${inside}</w:t></w:r></w:p></w:body></w:document>`,
  );

/** Ten entities, each ten times the one before: a billion laughs. */
const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at === 0 ? '' : at};`.repeat(10)}">`,
).join('')}]>`;

/** What the directory at the end of an archive says of its first file, changed in place. */
function withDirectory(bytes: Uint8Array, change: (view: DataView, entry: number) => void): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  change(view, view.getUint32(copy.length - 22 + 16, true));
  return copy;
}

/** The directory's first entry as often as asked: every file is the same packed bytes. */
function overlapping(bytes: Uint8Array, copies: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const at = view.getUint32(bytes.length - 22 + 16, true);
  const entryBytes = 46 + view.getUint16(at + 28, true);
  const entry = Buffer.from(bytes.subarray(at, at + entryBytes));
  const end = Buffer.from(bytes.subarray(-22));
  end.writeUInt16LE(copies, 8);
  end.writeUInt16LE(copies, 10);
  return Buffer.concat([bytes.subarray(0, at), ...Array<Buffer>(copies).fill(entry), end]);
}

function nestedZip(depth: number): Uint8Array {
  let inner: Uint8Array = zipSync({ 'a.xml': new Uint8Array(MiB) }, { level: 9 });
  for (let at = 0; at < depth; at++)
    inner = zipSync({ 'b.zip': inner, 'c.zip': inner, 'd.zip': inner }, { level: 9 });
  return inner;
}

/** A PDF of objects written by hand, with a table of where they lie. */
export function pdfOfObjects(objects: readonly (string | Buffer)[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const places: number[] = [];
  let length = parts[0]!.length;
  objects.forEach((object, at) => {
    const bytes = Buffer.concat([
      Buffer.from(`${at + 1} 0 obj\n`),
      typeof object === 'string' ? Buffer.from(object) : object,
      Buffer.from('\nendobj\n'),
    ]);
    places.push(length);
    parts.push(bytes);
    length += bytes.length;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF`,
    ),
  );
  return Buffer.concat(parts);
}

const font = '/Resources << /Font << /F 5 0 R >> >>';
const stream = (content: Buffer, entries = '') =>
  Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${content.length} >>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);
const words = Buffer.from('BT /F 12 Tf 72 700 Td (words on a page) Tj ET');
const helvetica = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';

/** `count` pages that all show the same words. */
function pdfOfPages(count: number): Uint8Array {
  const kids = Array.from({ length: count }, (_, at) => `${at + 6} 0 R`).join(' ');
  return pdfOfObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`,
    '<< >>',
    stream(words),
    helvetica,
    ...Array<string>(count).fill(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${font} /Contents 4 0 R >>`,
    ),
  ]);
}

/** One page, at the end of a tree of pages that is `depth` deep, or that goes round in a circle. */
function pdfOfTree(depth: number, isCircle: boolean): Uint8Array {
  const nodes = Array.from({ length: depth }, (_, at) => {
    const next = at + 1 < depth ? at + 7 : isCircle ? 6 : 3;
    return `<< /Type /Pages /Kids [${next} 0 R] /Count 1 /Parent ${at === 0 ? 2 : at + 5} 0 R >>`;
  });
  return pdfOfObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [6 0 R] /Count 1 >>',
    `<< /Type /Page /Parent ${depth + 5} 0 R /MediaBox [0 0 595 842] ${font} /Contents 4 0 R >>`,
    stream(words),
    helvetica,
    ...nodes,
  ]);
}

/** One page with content of its own. */
function pdfOfContent(content: Buffer | string, entries = ''): Uint8Array {
  return pdfOfObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${font} /Contents 4 0 R >>`,
    stream(Buffer.from(content), entries),
    helvetica,
  ]);
}

/** A file made to fill a machine or to keep it busy, and what is said of it. */
export interface Bomb {
  readonly file: string;
  make(): Uint8Array | Promise<Uint8Array>;
  /** What the refusal says; null: it is read, or refused with any code. */
  readonly says: RegExp | null;
  /** It takes seconds, so it is left to the whole run. */
  readonly isLong?: true;
}

const deep = 100_000;

/** Documents of that kind. */
export const documentBombs: Readonly<Record<string, Bomb>> = {
  'a Word document of zeros, 1,000 to 1': {
    file: 'a.docx',
    make: () => docxWith({ 'word/document.xml': new Uint8Array(190 * MiB) }),
    isLong: true,
    says: /more than 100 times its size/u,
  },
  'a Word document that unpacks to more than 200 MB': {
    file: 'a.docx',
    make: () =>
      docxWith(
        Object.fromEntries(
          Array.from({ length: 5 }, (_, at) => [`word/${at}.xml`, new Uint8Array(45 * MiB)]),
        ),
      ),
    isLong: true,
    says: /unpacked it has \d+ MB, and 200 MB are read/u,
  },
  'a Word document whose files are all the same bytes': {
    file: 'a.docx',
    make: async () => overlapping(await docxWith({}), 65_000),
    says: null,
  },
  'a Word document that announces less than it holds': {
    file: 'a.docx',
    make: async () =>
      withDirectory(await docxWith({}), (view, entry) => view.setUint32(entry + 24, 10, true)),
    says: /damaged or cut off/u,
  },
  'a Word document that announces 4 GB': {
    file: 'a.docx',
    make: async () =>
      withDirectory(await docxWith({}), (view, entry) => view.setUint32(entry + 24, 0xffffffff, true)),
    says: /unpacked it has \d+ MB, and 200 MB are read/u,
  },
  'a Word document with archives in archives in it': {
    file: 'a.docx',
    make: () => docxWith({ 'word/embeddings/a.zip': nestedZip(6) }),
    says: null,
  },
  'a Word document with a billion laughs': {
    file: 'a.docx',
    make: () => docxWith({ 'word/document.xml': wordBody('&lol9;', laughs) }),
    says: null,
  },
  'a Word document of 500,000 elements in one another': {
    file: 'a.docx',
    make: () => docxWith({ 'word/document.xml': wordBody('<w:r>'.repeat(5 * deep)) }),
    says: /damaged or cut off/u,
  },
  'a workbook with a billion laughs': {
    file: 'a.xlsx',
    make: () =>
      zipSync({
        ...unzipSync(makeXlsx([{ name: 'A', rows: '' }])),
        'xl/worksheets/sheet1.xml': strToU8(
          `${laughs}<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&lol9;</v></c></row></sheetData></worksheet>`,
        ),
      }),
    says: null,
  },
  'a workbook whose cells lie a million rows down': {
    file: 'a.xlsx',
    make: () =>
      makeXlsx([
        {
          name: 'A',
          rows: Array.from(
            { length: 500 },
            (_, at) => `<row r="${(at + 1) * 2000}"><c r="XFD${(at + 1) * 2000}" t="str"><v>x</v></c></row>`,
          ).join(''),
        },
      ]),
    says: null,
  },
  'a PDF of 10,000 pages': { file: 'a.pdf', make: () => pdfOfPages(10_000), isLong: true, says: null },
  'a PDF whose pages lie 20,000 levels down': {
    file: 'a.pdf',
    make: () => pdfOfTree(20_000, false),
    says: null,
  },
  'a PDF whose pages go round in a circle': {
    file: 'a.pdf',
    make: () => pdfOfTree(50, true),
    says: /damaged or cut off/u,
  },
  'a PDF with 100,000 brackets in one another': {
    file: 'a.pdf',
    make: () => pdfOfContent(`${'['.repeat(deep)} ${']'.repeat(deep)} TJ`),
    says: null,
  },
  'a PDF with a dictionary 100,000 deep': {
    file: 'a.pdf',
    make: () =>
      pdfOfObjects(['<< /Type /Catalog /Pages 2 0 R >>', `${'<< /A '.repeat(deep)}1${' >>'.repeat(deep)}`]),
    says: null,
  },
  'a PDF with a stream of zeros, 1,000 to 1': {
    file: 'a.pdf',
    make: () => pdfOfContent(deflateSync(new Uint8Array(100 * MiB)), '/Filter /FlateDecode'),
    isLong: true,
    says: /more than 100 times its size/u,
  },
  'a PDF deflated twice': {
    file: 'a.pdf',
    make: () =>
      pdfOfContent(
        deflateSync(deflateSync(new Uint8Array(150 * MiB))),
        '/Filter [/FlateDecode /FlateDecode]',
      ),
    isLong: true,
    says: /more than 100 times its size/u,
  },
  'a PDF with a million operators on a page': {
    file: 'a.pdf',
    make: () => pdfOfContent(`BT /F 1 Tf ${'1 0 Td (a) Tj '.repeat(300_000)} ET`),
    isLong: true,
    says: null,
  },
  'a web page of a million elements in one another': {
    file: 'a.html',
    make: () => text(`<html><body>${'<div>'.repeat(10 * deep)}words${'</div>'.repeat(10 * deep)}`),
    says: /damaged or cut off/u,
  },
  'a web page of a million tags that nothing closes': {
    file: 'a.html',
    make: () => text(`<html><body>${'<b><i><a href="x">word '.repeat(3 * deep)}`),
    says: /damaged or cut off/u,
  },
  'a web page of 20,000 paragraphs that nothing closes': {
    file: 'a.html',
    make: () => text(`<html><body>${'<p>word<ul><li>one<li>two</ul>'.repeat(deep / 5)}`),
    isLong: true,
    says: null,
  },
  'Markdown of 100,000 quotes in one another': {
    file: 'a.md',
    make: () => text(`# Care\n\n${'>'.repeat(deep)} words\n`),
    says: null,
  },
  'Markdown of 100,000 open brackets': {
    file: 'a.md',
    make: () => text(`# Care\n\n${'['.repeat(deep)}words`),
    says: null,
  },
  'Markdown of 100,000 stars': {
    file: 'a.md',
    make: () => text(`# Care\n\n${'*a **b '.repeat(deep / 4)}`),
    says: null,
  },
  'Markdown of 5,000 lists in one another': {
    file: 'a.md',
    make: () => text(Array.from({ length: 5000 }, (_, at) => `${'  '.repeat(at)}- a`).join('\n')),
    says: null,
  },
  'text of 60 MB': {
    file: 'a.txt',
    make: () => new Uint8Array(60 * MiB).fill(97),
    isLong: true,
    says: /50 MB that are read/u,
  },
  'a line of 49 MB': {
    file: 'a.txt',
    make: () => new Uint8Array(49 * MiB).fill(97),
    isLong: true,
    says: null,
  },
  'a table of 6 million cells': {
    file: 'a.csv',
    make: () => text(`a,b,c,d,e,f\n${'1,2,3,4,5,6\n'.repeat(1_000_000)}`),
    isLong: true,
    says: null,
  },
};

/** Rows of JSON: one of each kind of excess. */
const wide = (count: number, from = 0) =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${from + at}`, at])));

/** Tables. */
export const tableBombs: Readonly<Record<string, Bomb>> = {
  'JSON nested 100,000 deep': {
    file: 'a.json',
    make: () => text(`[{"a":${'['.repeat(deep)}${']'.repeat(deep)}}]`),
    says: /lists in lists/u,
  },
  'JSON lines nested 100,000 deep': {
    file: 'a.jsonl',
    make: () => text(`{"a":1}\n{"a":${'['.repeat(deep)}${']'.repeat(deep)}}\n{"a":2}\n`),
    says: null,
  },
  'JSON whose rows have 100,000 columns in all': {
    file: 'a.json',
    make: () => text(`[${Array.from({ length: 1000 }, (_, at) => wide(100, at * 100)).join(',')}]`),
    says: /100000 columns, and 2000 are read/u,
  },
  'JSON lines with 100,000 columns in all': {
    file: 'a.jsonl',
    make: () => text(Array.from({ length: 1000 }, (_, at) => wide(100, at * 100)).join('\n')),
    says: /100000 columns, and 2000 are read/u,
  },
  'a CSV of 100,000 columns': {
    file: 'a.csv',
    make: () => text(`${'a,'.repeat(deep)}b\n1,2\n`),
    says: /100001 columns, and 2000 are read/u,
  },
  'a line of 100 MB': {
    file: 'a.csv',
    make: () => Buffer.alloc(100 * MiB, 'ab,'),
    says: /without an end of line/u,
    isLong: true,
  },
  'a line of 100 MB of JSON': {
    file: 'a.jsonl',
    make: () => Buffer.concat([text('{"a":1}\n{"a":"'), Buffer.alloc(100 * MiB, 'a'), text('"}\n')]),
    says: /without an end of line/u,
    isLong: true,
  },
  'a JSON file of 150 MB': {
    file: 'a.json',
    make: () => Buffer.alloc(150 * MiB, '[{"a":1},'),
    says: /100 MB of JSON are read/u,
    isLong: true,
  },
  'a CSV of nothing but quotation marks': {
    file: 'a.csv',
    make: () => text(`a,b\n${'"'.repeat(3 * MiB)}`),
    says: null,
  },
  'a CSV whose every line opens a quotation mark': {
    file: 'a.csv',
    make: () => text(`a,b\n${'"x,y\n'.repeat(20_000)}`),
    says: null,
  },
  'a CSV of 6 million cells': {
    file: 'a.csv',
    make: () => text(`a,b,c,d,e,f\n${'1,2,3,4,5,6\n'.repeat(1_000_000)}`),
    says: null,
    isLong: true,
  },
  'a workbook whose every row ends 2,000 columns to the right': {
    file: 'a.xlsx',
    make: () =>
      makeXlsx([
        {
          name: 'A',
          rows: Array.from(
            { length: 20_000 },
            (_, at) => `<row r="${at + 1}"><c r="BXX${at + 1}" t="str"><v>x${at}</v></c></row>`,
          ).join(''),
        },
      ]),
    says: null,
    isLong: true,
  },
  'a workbook of zeros, 1,000 to 1': {
    file: 'a.xlsx',
    make: () =>
      zipSync(
        {
          ...unzipSync(makeXlsx([{ name: 'A', rows: '' }])),
          'xl/worksheets/sheet1.xml': new Uint8Array(50 * MiB),
        },
        { level: 9 },
      ),
    says: /more than 100 times its size/u,
    isLong: true,
  },
};
