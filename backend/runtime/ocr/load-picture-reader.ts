import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import { InklingError } from '../../../contract/errors.ts';
import type { LoadPictureReader, Picture, PictureLine, PictureReader } from '../../knowledge/ports.ts';
import { forbidTelemetry } from '../ort/forbid-telemetry.ts';
import { findBoxes } from './find-boxes.ts';
import { scalePart, type Box } from './scale-picture.ts';
import { spellLine } from './spell-line.ts';

const threads = 2;
/** A picture is looked for texts at this length of its longer side at most, in steps of 32 pixels. */
const longestSide = 1536;
const step = 32;
/** How the networks were taught to see colours. */
const ofFinding = { mean: [0.485, 0.456, 0.406], spread: [0.229, 0.224, 0.225] };
const ofReading = { mean: [0.5, 0.5, 0.5], spread: [0.5, 0.5, 0.5] };
/** Height at which a line is read, its narrowest width, and its widest. */
const lineHeight = 48;
const narrowest = 320;
const widest = 4096;
/** Lines that were read more doubtfully are specks and drawings. */
const sureEnough = 0.5;

type Runtime = typeof import('onnxruntime-node');

/** The files of a model that reads pictures, as an import names them. */
export const pictureReaderFiles = {
  find: 'onnx/find.onnx',
  read: 'onnx/read.onnx',
  signs: 'signs.txt',
} as const;

/** Loads a model that finds and reads texts in pictures (PP-OCR). Rejects with `model-failed`. */
export const loadPictureReader: LoadPictureReader = async (folder) => {
  try {
    forbidTelemetry();
    const runtime = await import('onnxruntime-node');
    const open = (name: string) =>
      runtime.InferenceSession.create(path.join(folder, name), {
        ...{ intraOpNumThreads: threads, graphOptimizationLevel: 'all', logSeverityLevel: 3 },
      });
    const written = await readFile(path.join(folder, pictureReaderFiles.signs), 'utf8');
    const signs = ['', ...written.replace(/\r?\n$/u, '').split(/\r?\n/u), ' '];
    const [find, read] = await Promise.all([open(pictureReaderFiles.find), open(pictureReaderFiles.read)]);
    return new PaddleReader(runtime, find, read, signs);
  } catch (error) {
    throw modelFailed(error);
  }
};

class PaddleReader implements PictureReader {
  readonly #runtime: Runtime;
  readonly #find: InferenceSession;
  readonly #read: InferenceSession;
  readonly #signs: readonly string[];

  constructor(runtime: Runtime, find: InferenceSession, read: InferenceSession, signs: readonly string[]) {
    this.#runtime = runtime;
    this.#find = find;
    this.#read = read;
    this.#signs = signs;
  }

  async read(picture: Picture, alive: () => void): Promise<readonly PictureLine[]> {
    alive();
    const lines: PictureLine[] = [];
    for (const box of await this.#boxes(picture)) {
      alive();
      const { text, sure } = await this.#line(picture, box);
      if (text !== '' && sure >= sureEnough) lines.push({ text, ...box });
    }
    return lines;
  }

  async #boxes(picture: Picture): Promise<Box[]> {
    const shrunk = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const toStep = (side: number) => Math.max(step, Math.round((side * shrunk) / step) * step);
    const size = { width: toStep(picture.width), height: toStep(picture.height) };
    const whole = { left: 0, top: 0, right: picture.width, bottom: picture.height };
    const pixels = scalePart(picture, whole, size, ofFinding);
    const map = await this.#run(this.#find, pixels, [1, 3, size.height, size.width]);
    const across = picture.width / size.width;
    const down = picture.height / size.height;
    return findBoxes(map, size.width, size.height).map(({ left, top, right, bottom }) => ({
      ...{ left: left * across, top: top * down, right: right * across, bottom: bottom * down },
    }));
  }

  async #line(picture: Picture, box: Box): Promise<ReturnType<typeof spellLine>> {
    const natural = Math.round((lineHeight * (box.right - box.left)) / (box.bottom - box.top));
    const width = Math.max(8, Math.min(widest, natural));
    const pixels = scalePart(picture, box, { width, height: lineHeight }, ofReading);
    const padded = Math.max(narrowest, width);
    const placed = new Float32Array(3 * lineHeight * padded);
    for (let row = 0; row < 3 * lineHeight; row++)
      placed.set(pixels.subarray(row * width, (row + 1) * width), row * padded);
    return spellLine(await this.#run(this.#read, placed, [1, 3, lineHeight, padded]), this.#signs);
  }

  async #run(
    session: InferenceSession,
    pixels: Float32Array,
    dims: readonly number[],
  ): Promise<Float32Array> {
    try {
      const input = new this.#runtime.Tensor('float32', pixels, dims);
      const results = await session.run({ [session.inputNames[0]!]: input });
      const result = results[session.outputNames[0]!]!;
      if (session === this.#read && result.dims.at(-1) !== this.#signs.length)
        throw new Error(`it knows ${result.dims.at(-1)} signs, and its list has ${this.#signs.length}`);
      return result.data as Float32Array;
    } catch (error) {
      throw modelFailed(error);
    }
  }
}

function modelFailed(error: unknown): InklingError {
  if (error instanceof InklingError) return error;
  return new InklingError(
    'model-failed',
    `The model that reads pictures does not run: ${error instanceof Error ? error.message : String(error)}.`,
    'Import it again, or another one.',
    { cause: error },
  );
}
