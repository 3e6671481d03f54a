import { ggufDamaged, type ByteFile } from './byte-file.ts';

const windowBytes = 1 << 16;

/**
 * Reads a file from its beginning, number by number. What is asked for is compared with what is left, of the file and
 * of the limit, before any memory is taken for it.
 */
export class Cursor {
  position = 0;
  readonly #file: ByteFile;
  readonly #end: number;
  #window = new Uint8Array(0);
  #windowStart = 0;

  /** `limit`: bytes from the beginning that may be read, for a part of a file that ought to be small. */
  constructor(file: ByteFile, limit: number) {
    this.#file = file;
    this.#end = Math.min(file.size, limit);
  }

  /** Bytes that are left. */
  get left(): number {
    return this.#end - this.position;
  }

  /** Throws unless `count` things of at least `bytes` bytes each can still follow. */
  requireRoom(count: number, bytes: number, what: string): void {
    if (count * bytes > this.left) throw ggufDamaged(`${what} would reach past its end`);
  }

  u8(): number {
    return this.#take(1).getUint8(0);
  }
  i8(): number {
    return this.#take(1).getInt8(0);
  }
  u16(): number {
    return this.#take(2).getUint16(0, true);
  }
  i16(): number {
    return this.#take(2).getInt16(0, true);
  }
  u32(): number {
    return this.#take(4).getUint32(0, true);
  }
  i32(): number {
    return this.#take(4).getInt32(0, true);
  }
  f32(): number {
    return this.#take(4).getFloat32(0, true);
  }
  f64(): number {
    return this.#take(8).getFloat64(0, true);
  }

  /** An unsigned number of 64 bits that must be one a count, length or offset can be. */
  u64(): number {
    const value = this.#take(8).getBigUint64(0, true);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw ggufDamaged('it names a number larger than any file');
    return Number(value);
  }

  /** A whole number of 64 bits, with a sign; rounded where it is past 2^53. */
  i64(): number {
    return Number(this.#take(8).getBigInt64(0, true));
  }

  /** Text in UTF-8; what isn't becomes U+FFFD. */
  text(mostBytes: number, what: string): string {
    const length = this.u64();
    if (length > mostBytes) throw ggufDamaged(`${what} is ${length} bytes long`);
    this.requireRoom(length, 1, what);
    const { buffer, byteOffset } = this.#take(length);
    return Buffer.from(buffer, byteOffset, length).toString('utf8');
  }

  #take(count: number): DataView {
    if (count > this.left) throw ggufDamaged('it ends before its list of tensors does');
    const within = this.position - this.#windowStart;
    if (within + count > this.#window.length) {
      const length = Math.min(Math.max(windowBytes, count), this.#end - this.position);
      this.#window = new Uint8Array(length);
      this.#windowStart = this.position;
      this.#file.readInto(this.#window, this.position);
      return this.#view(0, count);
    }
    return this.#view(within, count);
  }

  #view(within: number, count: number): DataView {
    this.position += count;
    return new DataView(this.#window.buffer, within, count);
  }
}
