import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';

/** Where a piece lies in the data file of a model. */
export interface Piece {
  readonly offset: number;
  readonly length: number;
}

/** Writes the weights of an ONNX model into a file beside it, piece after piece, and hashes what it writes. */
export class ExternalData {
  readonly location: string;
  readonly #handle: number;
  readonly #hash = createHash('sha256');
  #length = 0;

  constructor(path: string, location: string) {
    this.location = location;
    this.#handle = openSync(path, 'wx');
  }

  get length(): number {
    return this.#length;
  }

  /** Begins a piece, at a place that suits every type. */
  align(): number {
    const gap = -this.#length & 63;
    if (gap > 0) this.append(new Uint8Array(gap));
    return this.#length;
  }

  append(bytes: Uint8Array): void {
    let done = 0;
    while (done < bytes.length) done += writeSync(this.#handle, bytes, done);
    this.#hash.update(bytes);
    this.#length += bytes.length;
  }

  appendFloats(values: Float32Array): void {
    this.append(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }

  /** SHA-256 of all that was written; to be asked once. */
  sha256(): string {
    return this.#hash.digest('hex');
  }

  close(): void {
    closeSync(this.#handle);
  }
}
