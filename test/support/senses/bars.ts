import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { PDFDocument } from 'pdf-lib';
import { GraphWriter } from './graph-writer.ts';

/** A white picture of upright bars: so many in each row. They are what the tiny model calls I. */
export function barPicture(rows: readonly number[], width = 256) {
  const height = 96 * rows.length;
  const rgb = new Uint8Array(3 * width * height).fill(255);
  rows.forEach((bars, row) => {
    for (let bar = 0; bar < bars; bar++)
      for (let y = 28; y < 68; y++) {
        const at = 3 * ((96 * row + y) * width + 40 + 36 * bar);
        rgb.fill(0, at, at + 3 * 16);
      }
  });
  return { width, height, rgb };
}

/** The bytes of a PNG file. */
export function pngOf({ width, height, rgb }: ReturnType<typeof barPicture>): Buffer {
  const raw = Buffer.alloc(height * (3 * width + 1));
  for (let y = 0; y < height; y++)
    raw.set(rgb.subarray(3 * width * y, 3 * width * (y + 1)), y * (3 * width + 1) + 1);
  const piece = (name: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits, red green blue.
  head.set([8, 2], 8);
  const begin = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    begin,
    piece('IHDR', head),
    piece('IDAT', deflateSync(raw)),
    piece('IEND', Buffer.alloc(0)),
  ]);
}

/** A PDF whose pages are pictures, or have a text. */
export async function scanOf(pages: readonly (Buffer | string)[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const content of pages) {
    if (typeof content === 'string') {
      document.addPage([400, 400]).drawText(content, { x: 40, y: 300, size: 14 });
      continue;
    }
    const picture = await document.embedPng(content);
    const size = { width: picture.width, height: picture.height };
    document.addPage([size.width, size.height]).drawImage(picture, { x: 0, y: 0, ...size });
  }
  return document.save();
}

/**
 * Writes the folder of a model as PaddleOCR's: it finds what is dark, with 20 pixels around, and reads each dark stretch of a
 * line as an I.
 */
export async function writeBarReader(folder: string, signs = 'I\n'): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'tiny_PP-OCRv4_det_infer.onnx'), findGraph());
  await writeFile(path.join(folder, 'tiny_PP-OCRv4_rec_infer.onnx'), readGraph());
  await writeFile(path.join(folder, 'ppocr_keys_v1.txt'), signs);
  return folder;
}

function findGraph(): Uint8Array {
  const g = new GraphWriter();
  const mean = g.op('ReduceMean', ['x', g.ints(1)], { keepdims: 1 });
  const dark = g.op('Sigmoid', [g.op('Mul', [mean, g.number(-10)])]);
  g.name(g.op('MaxPool', [dark], { kernel_shape: [25, 25], pads: [12, 12, 12, 12], strides: [1, 1] }), 'map');
  return g.bytes(
    'find',
    [{ name: 'x', type: 'float32', dims: ['batch', 3, 'height', 'width'] }],
    [{ name: 'map', type: 'float32', dims: ['batch', 1, 'height', 'width'] }],
  );
}

function readGraph(): Uint8Array {
  const g = new GraphWriter();
  const mean = g.op('ReduceMean', ['x', g.ints(1)], { keepdims: 1 });
  const least = g.op('ReduceMin', [mean, g.ints(2)], { keepdims: 1 });
  const steps = g.op('AveragePool', [least], { kernel_shape: [1, 4], strides: [1, 4] });
  const dark = g.op('Sigmoid', [g.op('Mul', [g.op('Add', [steps, g.number(0.5)]), g.number(-20)])]);
  const light = g.op('Sub', [g.number(1), dark]);
  const space = g.op('Mul', [dark, g.number(0)]);
  const shares = g.op('Concat', [light, dark, space], { axis: 2 });
  const turned = g.op('Transpose', [shares], { perm: [0, 1, 3, 2] });
  g.name(g.op('Reshape', [turned, g.ints(1, -1, 3)]), 'shares');
  return g.bytes(
    'read',
    [{ name: 'x', type: 'float32', dims: ['batch', 3, 48, 'width'] }],
    [{ name: 'shares', type: 'float32', dims: ['batch', 'steps', 3] }],
  );
}
