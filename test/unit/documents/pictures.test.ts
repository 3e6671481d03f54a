import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import type { DocumentJobs } from '../../../backend/documents/jobs.ts';
import { documentWorkerLimits } from '../../../backend/documents/limits.ts';
import { checkJpeg, plainPng } from '../../../backend/documents/picture-kind.ts';
import { readDocument } from '../../../backend/documents/read-document.ts';
import { canLookAtMemory, createWorker } from '../../../backend/workers/worker-handle.ts';
import type { Picture, PictureReader } from '../../../backend/knowledge/ports.ts';
import { makeJpeg, type JpegShape } from '../../support/documents/make-jpeg.ts';
import { barPicture, pngOf, writeBarReader } from '../../support/senses/bars.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const context = {
  checkpoint: () => undefined,
  progress: () => undefined,
  signal: new AbortController().signal,
};

/** Reads with eyes that say how large what they were shown is. */
async function look(bytes: Uint8Array, fileName: string) {
  const seen: Picture[] = [];
  const eyes: PictureReader = {
    read(picture) {
      seen.push(picture);
      const { width, height } = picture;
      return Promise.resolve([{ text: `${width} by ${height}`, left: 0, top: 0, right: 90, bottom: 20 }]);
    },
  };
  const outcome = await readDocument({ bytes, fileName }, context, eyes).then(
    ({ text }) => text.trim(),
    (error: unknown) => (error as { code: string }).code,
  );
  return { outcome, seen };
}

/** A PDF of one page with a stream for a picture, and with a text where given. */
function pdfWith(dictionary: string, data: Buffer, text = ''): Buffer {
  const content = Buffer.from(
    `q 200 0 0 200 0 0 cm /P Do Q${text === '' ? '' : ` BT /F 12 Tf 20 20 Td (${text}) Tj ET`}`,
  );
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>/Font<</F 6 0 R>>>>>>',
    content,
    data,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ].map((one, at) => {
    const head = `${at + 1} 0 obj\n`;
    if (typeof one === 'string') return Buffer.from(`${head}${one}\nendobj\n`);
    const facts = at === 4 ? `/Type/XObject/Subtype/Image${dictionary}` : '';
    return Buffer.concat([
      Buffer.from(`${head}<<${facts}/Length ${one.length}>>\nstream\n`),
      one,
      Buffer.from('\nendstream\nendobj\n'),
    ]);
  });
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    ...objects,
    Buffer.from('trailer<</Root 1 0 R/Size 7>>\n%%EOF\n'),
  ]);
}

const facts = (width: number, height: number, filter: string, space = '/DeviceGray') =>
  `/Width ${width}/Height ${height}/BitsPerComponent 8/ColorSpace${space}/Filter${filter}`;
const small = { width: 64, height: 32 };

test('pictures that are what they say are looked at: JPEG in a PDF, deflated once more, and as a file', async () => {
  const jpeg = makeJpeg(small);
  const dct = facts(64, 32, '/DCTDecode');
  expect(await look(pdfWith(dct, jpeg), 'a.pdf')).toMatchObject({ outcome: '64 by 32', seen: [small] });
  const both = pdfWith(facts(64, 32, '[/FlateDecode/DCTDecode]'), deflateSync(jpeg));
  expect(await look(both, 'a.pdf')).toMatchObject({ outcome: '64 by 32', seen: [small] });
  expect(await look(jpeg, 'a.jpg')).toMatchObject({ outcome: '64 by 32' });
  const flat = pdfWith(facts(64, 32, '/FlateDecode'), deflateSync(Buffer.alloc(64 * 32)));
  expect(await look(flat, 'a.pdf')).toMatchObject({ outcome: '64 by 32' });
});

const liars: Readonly<Record<string, JpegShape>> = {
  'a head of 65,535 by 65,535': { width: 65_535, height: 65_535, blocks: 100 },
  'rows told again after the picture': { ...{ width: 65_535, height: 8 }, rowsToldAgain: 65_535 },
  '255 components': { width: 4000, height: 4000, components: 255, blocks: 100 },
};

test.each(Object.entries(liars))('a JPEG that lies is not unpacked: %s', async (_name, shape) => {
  const jpeg = makeJpeg(shape);
  const dct = facts(64, 32, '/DCTDecode');
  for (const pdf of [
    pdfWith(dct, jpeg),
    // Where the head of the picture is not at its beginning, and where it is deflated.
    pdfWith(dct, Buffer.concat([Buffer.alloc(100), jpeg])),
    pdfWith(facts(64, 32, '[/FlateDecode/DCTDecode]'), deflateSync(jpeg)),
  ])
    expect(await look(pdf, 'a.pdf')).toEqual({ outcome: 'file-too-large', seen: [] });
  expect(await look(jpeg, 'a.jpg')).toEqual({ outcome: 'file-too-large', seen: [] });
  // The words of its pages are read all the same.
  const worded = await look(pdfWith(dct, jpeg, 'Words beside it'), 'a.pdf');
  expect(worded).toEqual({ outcome: 'Words beside it', seen: [] });
});

test('a picture that is too large and says so is left out, and the rest is read', async () => {
  const jpeg = makeJpeg({ width: 20_000, height: 20_000, blocks: 100 });
  const pdf = pdfWith(facts(20_000, 20_000, '/DCTDecode'), jpeg);
  expect(await look(pdf, 'a.pdf')).toEqual({ outcome: 'file-scanned', seen: [] });
  expect(await look(pdfWith(facts(20_000, 20_000, '/DCTDecode'), jpeg, 'Words'), 'a.pdf')).toEqual({
    outcome: 'Words',
    seen: [],
  });
});

test('what unpacks to more than the largest picture is not unpacked', async () => {
  const bomb = deflateSync(Buffer.alloc(210_000_000));
  expect(await look(pdfWith(facts(64, 32, '/FlateDecode'), bomb), 'a.pdf')).toEqual({
    outcome: 'file-too-large',
    seen: [],
  });
});

test('a PNG is its picture alone: one that unpacks to more than it says is refused, what hides beside it is not looked at', async () => {
  const png = pngOf(barPicture([1]));
  const piece = (name: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)]);
  };
  const atIdat = png.indexOf('IDAT') - 4;
  const withPiece = (extra: Buffer) => Buffer.concat([png.subarray(0, atIdat), extra, png.subarray(atIdat)]);
  expect((await look(png, 'a.png')).outcome).toBe('256 by 96');
  const profile = piece('iCCP', Buffer.concat([Buffer.from('x\0\0'), deflateSync(Buffer.alloc(50_000_000))]));
  expect(Buffer.from(plainPng(withPiece(profile), 'a.png')).equals(png)).toBe(true);
  expect((await look(withPiece(profile), 'a.png')).outcome).toBe('256 by 96');
  const raw = piece('IDAT', deflateSync(Buffer.alloc(60_000_000)));
  const long = Buffer.concat([png.subarray(0, atIdat), raw, png.subarray(png.indexOf('IEND') - 4)]);
  expect((await look(long, 'a.png')).outcome).toBe('file-damaged');
});

/** A model as an import lays it. */
async function readerFolder(): Promise<string> {
  const folder = await writeBarReader(path.join(await temporaryFolder(), 'bars'));
  await mkdir(path.join(folder, 'onnx'));
  for (const [from, to] of [
    ['tiny_PP-OCRv4_det_infer.onnx', 'onnx/find.onnx'],
    ['tiny_PP-OCRv4_rec_infer.onnx', 'onnx/read.onnx'],
    ['ppocr_keys_v1.txt', 'signs.txt'],
  ] as const)
    await rename(path.join(folder, from), path.join(folder, to));
  return folder;
}

/** The first bytes of a PNG without a picture. */
function headOfPng(width: number, height: number, bits: number, colour: number): Buffer {
  const head = Buffer.alloc(33);
  head.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  head.write('IHDR', 12, 'latin1');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  head.set([bits, colour], 24);
  return head;
}

test('a picture is refused for what it is: its pixels, or what they unpack to', () => {
  const pixels = { code: 'file-too-large', message: expect.stringContaining('50 million pixels') as string };
  const unpacked = { code: 'file-too-large', message: expect.stringContaining('more than 200 MB') as string };
  const refused = (look: () => unknown, as: typeof pixels) =>
    expect(look).toThrow(expect.objectContaining(as));
  refused(() => plainPng(headOfPng(8000, 8000, 8, 0), 'a.png'), pixels);
  // Sixteen bits: 30 megapixels with four values each, 36 with three.
  refused(() => plainPng(headOfPng(6000, 5000, 16, 6), 'a.png'), unpacked);
  refused(() => plainPng(headOfPng(6000, 6000, 16, 2), 'a.png'), unpacked);
  refused(() => checkJpeg(makeJpeg({ width: 8000, height: 8000, blocks: 1 }), 'a.jpg'), pixels);
  refused(
    () => checkJpeg(makeJpeg({ width: 4000, height: 4000, components: 20, blocks: 1 }), 'a.jpg'),
    unpacked,
  );
});

test.skipIf(!canLookAtMemory)(
  'what no look beforehand finds ends the thread that reads it, not the machine',
  { timeout: 60_000 },
  async () => {
    // So little that a machine with little memory has it, and so many blocks that it is at them for longer than a look takes.
    const worker = createWorker<DocumentJobs>({ ...documentWorkerLimits, arraysMb: 64 });
    onTestFinished(() => worker.close());
    const hidden = Buffer.from(`${makeJpeg({ width: 12_000, height: 12_000 }).toString('hex')}>`);
    const bytes = pdfWith(facts(64, 32, '[/ASCIIHexDecode/DCTDecode]'), hidden);
    const eyes = { folder: await readerFolder(), sha256: '0' };
    const { signal } = new AbortController();
    await expect(
      worker.run('read-document', { from: { bytes }, fileName: 'a.pdf', eyes }, { signal }),
    ).rejects.toMatchObject({ code: 'worker-ended', message: expect.stringContaining('memory') as string });
  },
);
