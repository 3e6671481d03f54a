import { readSync } from 'node:fs';
import { folderDamaged } from './refusals.ts';

/** One field of a message: a number, or a stretch of the file from `start` up to `end`. */
export interface ProtoField {
  readonly field: number;
  /** Of a number; 0 for a stretch. */
  readonly value: number;
  /** Null for a number. */
  readonly span: { readonly start: number; readonly end: number } | null;
}

const windowBytes = 64 * 1024;
/** Longest text that is read out of a file, in bytes. */
const longestText = 4096;
/** More fields than any model has; weights in one stretch count as one. */
const mostFields = 5_000_000;
/** Longest number: ten bytes of seven bits. */
const longestNumber = 10;

/** A file of protocol buffers that is read at places: every length is compared with the file's own before it is used. */
export class ProtoFile {
  readonly size: number;
  readonly #handle: number;
  readonly #checkpoint: () => void;
  readonly #window = new Uint8Array(windowBytes);
  #windowStart = 0;
  #windowLength = 0;
  #fields = 0;

  constructor(file: { readonly handle: number; readonly sizeBytes: number }, checkpoint: () => void) {
    this.#handle = file.handle;
    this.size = file.sizeBytes;
    this.#checkpoint = checkpoint;
  }

  /** The fields of the message that lies between two places, one by one. Throws `file-damaged` or `cancelled`. */
  *fields(start: number, end: number): Generator<ProtoField, void, void> {
    for (let at = start; at < end;) {
      if (++this.#fields > mostFields) throw folderDamaged('its graph has more parts than any model');
      if (this.#fields % 10_000 === 0) this.#checkpoint();
      const key = this.#number(at, end);
      // ONNX Runtime would take the lower bits of a longer key, and see a field that was not seen here.
      if (key.value >= 2 ** 32) throw folderDamaged('its graph is no protocol buffer');
      const field = Math.floor(key.value / 8);
      const next = key.next;
      switch (key.value % 8) {
        case 0: {
          const number = this.#number(next, end);
          at = number.next;
          yield { field, value: number.value, span: null };
          break;
        }
        case 2: {
          const length = this.#number(next, end);
          at = length.next + length.value;
          if (at > end) throw folderDamaged('its graph promises more than the file holds');
          yield { field, value: 0, span: { start: length.next, end: at } };
          break;
        }
        case 1:
        case 5:
          at = next + (key.value % 8 === 1 ? 8 : 4);
          if (at > end) throw folderDamaged('its graph ends in the middle of a number');
          break;
        default:
          throw folderDamaged('its graph is no protocol buffer');
      }
    }
  }

  /** A stretch as text. Throws `file-damaged` where it is longer than any name. */
  text({ start, end }: { readonly start: number; readonly end: number }): string {
    if (end - start > longestText) throw folderDamaged('its graph has a name of more than 4,096 bytes');
    const bytes = new Uint8Array(end - start);
    for (let i = 0; i < bytes.length; i++) bytes[i] = this.#byte(start + i);
    return new TextDecoder().decode(bytes);
  }

  #number(start: number, end: number): { readonly value: number; readonly next: number } {
    let value = 0;
    let factor = 1;
    for (let at = start; at < end && at < start + longestNumber; at++) {
      const byte = this.#byte(at);
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return { value, next: at + 1 };
      factor *= 0x80;
    }
    throw folderDamaged('its graph ends in the middle of a number');
  }

  #byte(at: number): number {
    if (at < this.#windowStart || at >= this.#windowStart + this.#windowLength) {
      this.#windowLength = readSync(this.#handle, this.#window, 0, windowBytes, at);
      this.#windowStart = at;
      if (this.#windowLength === 0) throw folderDamaged('its graph became shorter while it was read');
    }
    return this.#window[at - this.#windowStart]!;
  }
}
